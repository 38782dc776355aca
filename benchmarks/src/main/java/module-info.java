import org.jspecify.annotations.NullMarked;

/** JMH benchmarks. JMH itself runs them from the class path. */
@NullMarked
module org.xlava.benchmarks {
  requires static org.jspecify;
  requires jmh.core;
  requires org.xlava.plugin;
  requires org.xlava.runtime;
}
