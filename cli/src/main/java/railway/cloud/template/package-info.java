/**
 * The stack as template.yaml describes it: the loader and the records that the rest of the local
 * cloud reads. It touches the template file and nothing else: it opens no connection and knows no
 * running part.
 */
@NullMarked
package railway.cloud.template;

import org.jspecify.annotations.NullMarked;
