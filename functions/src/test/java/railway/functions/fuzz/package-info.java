/** What is sent to everything that reads bytes from outside, in order to break it. */
package railway.functions.fuzz;
