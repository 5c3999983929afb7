/** Workflows as authors write them, outside the language's own package. */
@org.jspecify.annotations.NullMarked
package railway.workflow.authored;
