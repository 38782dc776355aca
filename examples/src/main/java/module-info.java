import org.jspecify.annotations.NullMarked;

/** One class per example. */
@NullMarked
module org.xlava.examples {
  requires static org.jspecify;
  requires org.xlava.lowering;
  requires org.xlava.runtime;
  requires org.xlava.plugin;

  // Records of parameters are trees.
  opens org.xlava.examples to
      org.xlava.tracer;
}
