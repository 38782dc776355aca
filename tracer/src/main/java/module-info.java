import org.jspecify.annotations.NullMarked;

/** Tensors, tracing and the transformations: grad, vmap, jit. */
@NullMarked
module org.xlava.tracer {
  requires static org.jspecify;
}
