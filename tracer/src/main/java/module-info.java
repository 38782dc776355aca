import org.jspecify.annotations.NullMarked;

/** Tensors, tracing and the transformations: grad, vmap, jit. */
@NullMarked
module org.xlava.tracer {
  requires static transitive org.jspecify;

  exports org.xlava;
  exports org.xlava.ir;
  exports org.xlava.primitive;
  exports org.xlava.primitive.array;
  exports org.xlava.primitive.callback;
  exports org.xlava.primitive.collective;
  exports org.xlava.primitive.control;
  exports org.xlava.primitive.custom;
  exports org.xlava.primitive.elementwise;
  exports org.xlava.primitive.fft;
  exports org.xlava.primitive.linalg;
  exports org.xlava.primitive.reduction;
  exports org.xlava.spi;
  exports org.xlava.host to
      org.xlava.lowering,
      org.xlava.runtime;
  exports org.xlava.transform to
      org.xlava.lowering,
      org.xlava.runtime;

  uses org.xlava.spi.Executor;
}
