import org.jspecify.annotations.NullMarked;
import org.xlava.runtime.PjrtExecutor;
import org.xlava.spi.Executor;

/** Device tensors, compile caches and the PJRT executor. */
@NullMarked
module org.xlava.runtime {
  requires static org.jspecify;
  requires transitive org.xlava.tracer;
  requires org.xlava.lowering;
  requires transitive org.xlava.bindings;

  exports org.xlava.runtime;

  provides Executor with
      PjrtExecutor;
}
