/**
 * Whether a run kept what the categories promise: claims about the stored journals, the read models
 * and the third parties' own counts. Pure; the evidence is collected elsewhere.
 */
@NullMarked
package railway.cli.verdict;

import org.jspecify.annotations.NullMarked;
