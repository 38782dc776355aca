package org.xlava.pjrt.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the name that an operation of bytecode defines, the functions that it calls, and the
 * attributes that say how large the arrays are that it makes.
 */
final class BytecodeSymbols {
  // Codes of builtin's attributes.
  private static final int DICTIONARY = 1;
  private static final int STRING = 2;
  private static final int SYMBOL = 4;
  private static final int NESTED_SYMBOL = 5;

  // Codes of VHLO's.
  private static final int VHLO_ARRAY = 1;
  private static final int VHLO_STRING = 14;

  private static final Set<String> CALLEES =
      Set.of("callee", "decomposition", "called_computations");

  private static final Found NOTHING = new Found("", Set.of(), Map.of());

  private final BytecodeTables tables;

  BytecodeSymbols(BytecodeTables tables) {
    this.tables = tables;
  }

  /**
   * The name that an operation defines, empty for none, what it calls, and the places of attributes
   * of {@link BytecodeIntermediates}.
   */
  record Found(String symbol, Set<String> callees, Map<String, Integer> attributes) {
    Found or(Found other) {
      Set<String> both = new LinkedHashSet<>(callees);
      both.addAll(other.callees);
      return new Found(
          symbol.isEmpty() ? other.symbol : symbol,
          both,
          attributes.isEmpty() ? other.attributes : attributes);
    }
  }

  Found nothing() {
    return NOTHING;
  }

  /** Reads a dictionary: names and values in turn. */
  Found ofDictionary(int place) {
    BytecodeEntry dictionary = tables.attribute(place);
    String symbol = "";
    Set<String> callees = new LinkedHashSet<>();
    Map<String, Integer> attributes = new HashMap<>();
    if (dictionary.isBuiltin(DICTIONARY)) {
      List<Integer> parts = dictionary.attributes;
      for (int i = 0; i + 1 < parts.size(); i += 2) {
        String name = text(parts.get(i));
        if (name.equals("sym_name")) {
          symbol = "@" + text(parts.get(i + 1));
        } else if (CALLEES.contains(name)) {
          addSymbols(parts.get(i + 1), callees);
        } else if (BytecodeIntermediates.ATTRIBUTES.contains(name)) {
          attributes.put(name, parts.get(i + 1));
        }
      }
    }
    return new Found(symbol, callees, attributes);
  }

  private String text(int place) {
    BytecodeEntry entry = tables.attribute(place);
    return entry.isBuiltin(STRING) || entry.isVhlo(VHLO_STRING)
        ? tables.string(entry.strings.getFirst())
        : "";
  }

  private void addSymbols(int place, Set<String> callees) {
    BytecodeEntry entry = tables.attribute(place);
    if (entry.isVhlo(VHLO_STRING)) {
      callees.add("@" + text(place));
    } else if (entry.isBuiltin(SYMBOL) || entry.isBuiltin(NESTED_SYMBOL)) {
      callees.add("@" + text(entry.attributes.getFirst()));
    } else if (entry.isBuiltin(0) || entry.isVhlo(VHLO_ARRAY)) {
      entry.attributes.forEach(part -> addSymbols(part, callees));
    }
  }

  /**
   * Reads properties: attributes in the order of the operation's definition, which later releases
   * have put others between. Those that may be missing are told by the lowest bit.
   */
  Found ofProperties(String operation, BytecodeCursor properties) {
    List<Long> places = new ArrayList<>();
    BytecodeCursor in = new BytecodeCursor(properties.rest(), 0, properties.remaining());
    while (!in.atEnd()) {
      places.add(in.readVarInt());
    }
    BytecodeArtifact.check(operation, places, tables);
    return switch (operation) {
      case "func.func", "vhlo.func_v1" -> {
        int name = places.size() - 2;
        yield name < 0
            ? NOTHING
            : new Found("@" + text(attribute(places.get(name), in)), Set.of(), Map.of());
      }
      case "func.call" -> call(places, places.size() < 3 ? 0 : 1, in);
      case "vhlo.call_v1" -> call(places, 0, in);
      case "stablehlo.composite", "vhlo.composite_v1", "vhlo.composite_v2" -> call(places, 1, in);
      default -> named(BytecodeIntermediates.properties(operation), places, in);
    };
  }

  private Found named(List<String> names, List<Long> places, BytecodeCursor in) {
    Map<String, Integer> attributes = new HashMap<>();
    for (int i = 0; i < Math.min(names.size(), places.size()); i++) {
      attributes.put(names.get(i), attribute(places.get(i), in));
    }
    return attributes.isEmpty() ? NOTHING : new Found("", Set.of(), attributes);
  }

  private Found call(List<Long> places, int callee, BytecodeCursor in) {
    Set<String> callees = new LinkedHashSet<>();
    if (callee < places.size()) {
      addSymbols(attribute(places.get(callee), in), callees);
    }
    return new Found("", callees, Map.of());
  }

  private int attribute(long place, BytecodeCursor in) {
    return in.checkIndex(place, tables.attributeCount(), "attributes");
  }
}
