package org.xlava.pjrt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.xlava.pjrt.ExportedSchema.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xlava.pjrt.wire.FlatTable;

/**
 * Reads the FlatBuffer that {@code jax.export} writes, by the places of {@link ExportedSchema}.
 * Types are listed once and referred to since the schema's tenth version, and listed each before.
 */
final class ExportedReader {
  private static final int MOST_VJPS = 32;
  private static final int DEEPEST_TREE = 512;
  private static final int FEWEST_NODE_BYTES = 4;

  // What a named tuple and an OrderedDict keep of themselves: a JSON list of their names.
  private static final Pattern NAMES =
      Pattern.compile("\\s*\\[(?:\\s*\"[^\"\\\\]*\"\\s*,?)*\\s*\\]\\s*");
  private static final Pattern NAME = Pattern.compile("\"([^\"\\\\]*)\"");

  private final FlatTable exported;
  private int nodesLeft;

  private ExportedReader(FlatTable exported, int bytes) {
    this.exported = exported;
    this.nodesLeft = bytes / FEWEST_NODE_BYTES;
  }

  static ExportedModule read(byte[] bytes) {
    return read(FlatTable.root(bytes), bytes.length, 0);
  }

  private static ExportedModule read(FlatTable exported, int bytes, int order) {
    if (order > MOST_VJPS) {
      throw new IndexOutOfBoundsException("derivatives of order " + order);
    }
    Optional<ExportedModule> vjp = exported.table(VJP).map(inner -> read(inner, bytes, order + 1));
    return new ExportedReader(exported, bytes).read(vjp);
  }

  private ExportedModule read(Optional<ExportedModule> vjp) {
    List<ExportedModule.Leaf> inputs = leaves(IN_TYPES, IN_TYPE_INDICES);
    List<ExportedModule.Leaf> outputs = leaves(OUT_TYPES, OUT_TYPE_INDICES);
    ExportedTree inputTree = tree(IN_TREE, inputs.size());
    ExportedTree outputTree = tree(OUT_TREE, outputs.size());
    String name = exported.text(FUNCTION_NAME).orElse("");
    return new ExportedModule(
        name,
        exported.texts(PLATFORMS),
        deviceCount(),
        exported.getShort(CALLING_CONVENTION),
        inputs,
        outputs,
        kept(inputs.size()),
        program(new ExportedLimits(name, inputs, inputTree, outputs, outputTree, platforms())),
        inputTree,
        outputTree,
        effects(),
        vjp);
  }

  private Program program(ExportedLimits limits) {
    byte[] module = exported.bytes(MODULE);
    if (module.length == 0) {
      throw PjrtException.invalid("exported: bytes must hold a module; got none");
    }
    return Program.mlir(module).within(limits);
  }

  // Those that the program is held to: none if JAX was told not to check.
  private List<String> platforms() {
    boolean unchecked =
        exported.tables(DISABLED_CHECKS).stream()
            .anyMatch(check -> check.getByte(CHECK_KIND) == CHECK_OF_PLATFORM);
    return unchecked ? List.of() : exported.texts(PLATFORMS);
  }

  private List<String> effects() {
    List<String> effects = new ArrayList<>();
    for (int field : new int[] {ORDERED_EFFECTS, UNORDERED_EFFECTS}) {
      exported.tables(field).forEach(e -> effects.add(e.text(EFFECT_NAME).orElse("")));
    }
    return effects;
  }

  // --- trees

  private ExportedTree tree(int field, int leaves) {
    FlatTable root =
        exported.table(field).orElseThrow(() -> new IndexOutOfBoundsException("no tree"));
    ExportedTree tree = tree(root, 0);
    if (tree.leaves() != leaves) {
      throw new IndexOutOfBoundsException(
          "a tree of %d leaves for %d types".formatted(tree.leaves(), leaves));
    }
    return tree;
  }

  private ExportedTree tree(FlatTable node, int depth) {
    if (depth > DEEPEST_TREE || --nodesLeft < 0) {
      throw new IndexOutOfBoundsException("a tree that is deeper or larger than its bytes");
    }
    List<ExportedTree> children = new ArrayList<>();
    node.tables(TREE_CHILDREN).forEach(child -> children.add(tree(child, depth + 1)));
    ExportedTree.Kind kind = kind(node.getByte(TREE_KIND));
    List<String> names =
        kind == ExportedTree.Kind.CUSTOM ? customNames(node) : node.texts(TREE_NAMES);
    checkNode(kind, names, children);
    String type = node.text(TREE_CUSTOM_NAME).orElse("");
    return new ExportedTree(kind, names, children, type, text(node.bytes(TREE_CUSTOM_DATA)));
  }

  private static ExportedTree.Kind kind(int number) {
    check(number, ExportedTree.Kind.values().length);
    return ExportedTree.Kind.values()[number];
  }

  private static void checkNode(
      ExportedTree.Kind kind, List<String> names, List<ExportedTree> children) {
    boolean whole =
        switch (kind) {
          case LEAF, NONE -> children.isEmpty();
          case TUPLE, LIST -> true;
          case DICT -> names.size() == children.size();
          case CUSTOM -> names.isEmpty() || names.size() == children.size();
        };
    if (!whole) {
      throw new IndexOutOfBoundsException(
          "a %s of %d names and %d parts".formatted(kind, names.size(), children.size()));
    }
  }

  private static List<String> customNames(FlatTable node) {
    String data = new String(node.bytes(TREE_CUSTOM_DATA), UTF_8);
    Matcher whole = NAMES.matcher(data);
    return data.length() < (1 << 16) && whole.matches()
        ? NAME.matcher(data).results().map(m -> m.group(1)).toList()
        : List.of();
  }

  private static String text(byte[] data) {
    return new String(data, ISO_8859_1);
  }

  // --- types

  private int deviceCount() {
    int count = exported.getInt(DEVICE_COUNT);
    return count != 0 ? count : exported.getShort(DEVICE_COUNT_SHORT);
  }

  private List<Integer> kept(int inputs) {
    List<Integer> kept = exported.shorts(KEPT_INPUTS);
    kept.forEach(place -> check(place, inputs));
    return kept;
  }

  private List<ExportedModule.Leaf> leaves(int listed, int indices) {
    List<ExportedModule.Leaf> unique =
        exported.tables(UNIQUE_TYPES).stream().map(ExportedReader::leaf).toList();
    List<Integer> places = exported.ints(indices);
    places.forEach(place -> check(place, unique.size()));
    return places.isEmpty()
        ? exported.tables(listed).stream().map(ExportedReader::leaf).toList()
        : places.stream().map(unique::get).toList();
  }

  private static void check(int place, int count) {
    if (place < 0 || place >= count) {
      throw new IndexOutOfBoundsException("input or type " + place + " of " + count);
    }
  }

  private static ExportedModule.Leaf leaf(FlatTable type) {
    int dtype = type.getByte(DTYPE);
    return new ExportedModule.Leaf(elementType(dtype), type.texts(SHAPE), dtype == FLOAT0);
  }
}
