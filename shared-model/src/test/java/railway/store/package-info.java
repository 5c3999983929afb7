/**
 * The contract tests of the ports. Every adapter runs them: those in memory here, those on AWS in
 * the module that has them.
 */
package railway.store;
