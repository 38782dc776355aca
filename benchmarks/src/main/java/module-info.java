import org.jspecify.annotations.NullMarked;

/** JMH benchmarks, and Xlava's side of the comparison. JMH itself runs from the class path. */
@NullMarked
module org.xlava.benchmarks {
  requires static org.jspecify;
  requires jmh.core;
  requires java.management;
  requires jdk.management;
  requires org.xlava.lowering;
  requires org.xlava.plugin;
  requires org.xlava.runtime;
}
