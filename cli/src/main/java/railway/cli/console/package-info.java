/** What a person sees in a terminal: lines, colours and tables. Touches nothing but a writer. */
@NullMarked
package railway.cli.console;

import org.jspecify.annotations.NullMarked;
