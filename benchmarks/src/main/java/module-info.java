import org.jspecify.annotations.NullMarked;

/** JMH benchmarks. */
@NullMarked
module org.xlava.benchmarks {
  requires static org.jspecify;
  requires org.xlava.runtime;
  requires org.xlava.plugin;
}
