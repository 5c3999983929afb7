/**
 * Pictures and reports of a workflow, drawn from its definition: the types carry the graph, so
 * nothing is run. Touches the language and nothing else; what it makes is text, the same every
 * time.
 */
@NullMarked
package railway.diagram;

import org.jspecify.annotations.NullMarked;
