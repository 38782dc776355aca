import org.jspecify.annotations.NullMarked;

/** Programs to StableHLO text. */
@NullMarked
module org.xlava.lowering {
  requires static org.jspecify;
  requires transitive org.xlava.tracer;

  exports org.xlava.stablehlo;
}
