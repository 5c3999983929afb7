/**
 * Who may do what: the policies of the template, evaluated as IAM does, deny by default. It knows
 * no service; each endpoint says which actions on which resources a request is.
 */
@NullMarked
package railway.cloud.access;

import org.jspecify.annotations.NullMarked;
