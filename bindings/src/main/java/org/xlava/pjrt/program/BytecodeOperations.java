package org.xlava.pjrt.program;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Walks the operations of a bytecode program and refuses what the plugin would not survive. */
final class BytecodeOperations {
  /** The deepest nesting of regions that is let through; in text it takes two brackets each. */
  static final int DEEPEST = Nesting.LIMIT / 2;

  // Bits of the byte that says what an operation has.
  private static final int ATTRIBUTES = 0x01;
  private static final int RESULTS = 0x02;
  private static final int OPERANDS = 0x04;
  private static final int SUCCESSORS = 0x08;
  private static final int REGIONS = 0x10;
  private static final int USE_ORDERS = 0x20;
  private static final int PROPERTIES = 0x40;

  private static final Set<String> FUNCTIONS = Set.of("func.func", "vhlo.func_v1");
  private static final Set<String> BITCASTS =
      Set.of("stablehlo.bitcast_convert", "vhlo.bitcast_convert_v1");

  private final BytecodeTables tables;
  private final BytecodeSymbols symbols;
  private final BytecodeIntermediates intermediates;
  private final CallGraph calls = new CallGraph();
  private int depth;

  BytecodeOperations(BytecodeTables tables) {
    this.tables = tables;
    this.symbols = new BytecodeSymbols(tables);
    this.intermediates = new BytecodeIntermediates(tables);
  }

  void check(BytecodeCursor in) {
    Region top = new Region(in, new BytecodeValues(), 1);
    top.range = top.values.open(0);
    readBlock(top, new HashSet<>());
    if (!in.atEnd()) {
      throw in.malformed(in.remaining() + " bytes after the operations");
    }
    calls.check();
  }

  /** A region that is being read. */
  private static final class Region {
    private final BytecodeCursor in;
    private final BytecodeValues values;
    private final int blocks;
    private BytecodeValues.Range range;

    private Region(BytecodeCursor in, BytecodeValues values, int blocks) {
      this.in = in;
      this.values = values;
      this.blocks = blocks;
      this.range = values.open(0);
    }
  }

  /** An operation without its regions. */
  private record Operation(
      String name, String symbol, Set<String> callees, Map<String, Integer> attributes) {}

  private void readBlock(Region region, Set<String> callees) {
    BytecodeCursor in = region.in;
    long header = in.readVarInt();
    int operations = in.checkCount(header >>> 1, "operations");
    if ((header & 1) != 0) {
      readArguments(region);
    }
    for (int i = 0; i < operations; i++) {
      readOperation(region, callees);
    }
  }

  private void readArguments(Region region) {
    BytecodeCursor in = region.in;
    int count = in.readCount("arguments");
    int first = -1;
    for (int i = 0; i < count; i++) {
      long type = in.readVarInt();
      boolean hasLocation = tables.version < 4 || (type & 1) != 0;
      type = tables.version < 4 ? type : type >>> 1;
      int argument =
          region.values.define(region.range, in.checkIndex(type, tables.typeCount(), "types"), in);
      first = i == 0 ? argument : first;
      if (hasLocation) {
        in.readIndex(tables.attributeCount(), "attributes");
      }
    }
    if (tables.version >= 3 && in.readByte() != 0) {
      readUseOrders(region, first, count);
    }
  }

  private void readOperation(Region region, Set<String> callees) {
    BytecodeCursor in = region.in;
    BytecodeTables.OperationName name = tables.operation(in);
    int mask = in.readByte();
    in.readIndex(tables.attributeCount(), "attributes");
    Operation operation = readAttributes(in, name, mask);
    callees.addAll(operation.callees);
    readValues(region, operation, mask);
    if ((mask & REGIONS) != 0) {
      readRegions(region, operation, callees);
    } else if (FUNCTIONS.contains(operation.name)) {
      throw withoutBody(operation.symbol);
    }
  }

  private Operation readAttributes(BytecodeCursor in, BytecodeTables.OperationName name, int mask) {
    BytecodeSymbols.Found found = symbols.nothing();
    if ((mask & ATTRIBUTES) != 0) {
      found = symbols.ofDictionary(in.readIndex(tables.attributeCount(), "attributes"));
    }
    if ((mask & PROPERTIES) != 0) {
      if (tables.version < 5 || !name.isRegistered()) {
        throw in.malformed("properties of an operation that its producer didn't know");
      }
      found = found.or(symbols.ofProperties(name.name(), tables.properties(in)));
    }
    return new Operation(name.name(), found.symbol(), found.callees(), found.attributes());
  }

  private void readValues(Region region, Operation operation, int mask) {
    BytecodeCursor in = region.in;
    int results = (mask & RESULTS) != 0 ? in.readCount("results") : 0;
    int[] types = new int[results];
    for (int i = 0; i < results; i++) {
      types[i] = in.readIndex(tables.typeCount(), "types");
    }
    int[] operands = new int[(mask & OPERANDS) != 0 ? in.readCount("operands") : 0];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = region.values.use(in);
    }
    int successors = (mask & SUCCESSORS) != 0 ? in.readCount("successors") : 0;
    for (int i = 0; i < successors; i++) {
      in.readIndex(region.blocks, "blocks");
    }
    int first = operands.length == 0 ? -1 : region.values.type(operands[0]);
    checkBitcast(operation.name, first, types);
    if (first >= 0) {
      intermediates.add(operation.name, operation.attributes, first, operands, region.values);
    }
    int value = define(region, types, (mask & USE_ORDERS) != 0);
    Integer constant = operation.attributes.get(BytecodeIntermediates.VALUE);
    if (value >= 0 && constant != null) {
      region.values.setConstant(value, constant);
    }
  }

  // The first value, -1 for none: the top level, where nothing can be used, defines nothing.
  private int define(Region region, int[] types, boolean ordered) {
    int first = -1;
    if (depth > 0) {
      for (int i = 0; i < types.length; i++) {
        int value = region.values.define(region.range, types[i], region.in);
        first = i == 0 ? value : first;
      }
    }
    if (ordered && tables.version >= 3) {
      readUseOrders(region, first, types.length);
    }
    return first;
  }

  // For each of some values a list of places among its uses. One value needs no number.
  private void readUseOrders(Region region, int first, int count) {
    BytecodeCursor in = region.in;
    int ordered = count > 1 ? in.readCount("orders of uses") : 1;
    for (int i = 0; i < ordered; i++) {
      int value = count > 1 ? in.readIndex(count, "values") : 0;
      int places = in.checkCount(in.readVarInt() >>> 1, "uses");
      long highest = -1;
      for (int j = 0; j < places; j++) {
        highest = Math.max(highest, in.readCount("uses"));
      }
      if (first >= 0 && value < count) {
        region.values.order(first + value, highest, in);
      }
    }
  }

  private void checkBitcast(String name, int operand, int[] results) {
    if (BITCASTS.contains(name) && operand >= 0 && results.length == 1) {
      boolean fromBits = tables.types().isOfBits(operand);
      if (fromBits != tables.types().isOfBits(results[0])) {
        throw new RefusedException(
            "program: bitcast_convert must not mix i1 with wider elements; got one "
                + (fromBits ? "from i1" : "to i1"));
      }
    }
  }

  private void readRegions(Region outer, Operation operation, Set<String> callees) {
    long header = outer.in.readVarInt();
    boolean isIsolated = (header & 1) != 0;
    int count = outer.in.checkCount(header >>> 1, "regions");
    boolean isFunction = FUNCTIONS.contains(operation.name);
    Set<String> called = isFunction ? new LinkedHashSet<>() : callees;
    if (count > 0) {
      enter();
      BytecodeCursor in = isIsolated && tables.version >= 2 ? section(outer.in) : outer.in;
      BytecodeValues values = isIsolated ? new BytecodeValues() : outer.values;
      for (int i = 0; i < count; i++) {
        readRegion(in, values, operation, called);
      }
      depth--;
    } else if (isFunction) {
      throw withoutBody(operation.symbol);
    }
    if (isFunction) {
      calls.add(operation.symbol, called);
    }
  }

  private void enter() {
    if (++depth > DEEPEST) {
      throw new RefusedException(
          "program: regions must nest at most %d deep; got more in bytecode".formatted(DEEPEST));
    }
  }

  private static BytecodeCursor section(BytecodeCursor in) {
    return in.readSection().content();
  }

  private void readRegion(
      BytecodeCursor in, BytecodeValues values, Operation operation, Set<String> callees) {
    int blocks = in.readCount("blocks");
    if (blocks == 0) {
      if (FUNCTIONS.contains(operation.name)) {
        throw withoutBody(operation.symbol);
      }
      return;
    }
    int count = in.readCount("values");
    Region region = new Region(in, values, blocks);
    region.range = values.open(count);
    for (int i = 0; i < blocks; i++) {
      readBlock(region, callees);
    }
    values.close(region.range);
  }

  private static RefusedException withoutBody(String function) {
    return new RefusedException(
        "program: functions must have a body; got a declaration of " + function);
  }
}
