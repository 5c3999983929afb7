package railway.examples.thirdparties;

/** What a request will do once it is let: the effect, if there is one, and the reply. */
@FunctionalInterface
interface Work {
  Reply finish();
}
