import org.jspecify.annotations.NullMarked;

/** Tensors, tracing and the transformations: grad, vmap, jit. */
@NullMarked
module org.xlava.tracer {
  requires static org.jspecify;

  exports org.xlava;
  exports org.xlava.ir;
  exports org.xlava.primitive;
  exports org.xlava.spi;
  exports org.xlava.transform to
      org.xlava.lowering,
      org.xlava.runtime;

  uses org.xlava.spi.Executor;
}
