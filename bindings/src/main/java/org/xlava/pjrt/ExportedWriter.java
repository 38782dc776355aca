package org.xlava.pjrt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.xlava.pjrt.ExportedSchema.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xlava.pjrt.wire.FlatWriter;
import org.xlava.pjrt.wire.FlatWriter.Numbers;
import org.xlava.pjrt.wire.FlatWriter.Table;
import org.xlava.pjrt.wire.FlatWriter.Text;
import org.xlava.pjrt.wire.FlatWriter.Vector;

/**
 * Writes the FlatBuffer that {@code jax.export.deserialize} reads, by the places of {@link
 * ExportedSchema}: of its twelfth version, without shardings and the version of JAX.
 */
final class ExportedWriter {
  private static final int SERIALIZATION_VERSION = 12;
  private static final int MOST_INPUTS = 1 << Short.SIZE;

  private ExportedWriter() {}

  static byte[] write(ExportedModule module) {
    return FlatWriter.write(table(module));
  }

  private static Table table(ExportedModule module) {
    checkInputs(module);
    Set<ExportedModule.Leaf> unique = new LinkedHashSet<>(module.inputs());
    unique.addAll(module.outputs());
    List<ExportedModule.Leaf> types = List.copyOf(unique);
    Table table =
        new Table()
            .withShort(VERSION, SERIALIZATION_VERSION)
            .withText(FUNCTION_NAME, module.name())
            .with(IN_TREE, tree(module.inputTree()))
            .with(OUT_TREE, tree(module.outputTree()))
            .with(PLATFORMS, texts(module.platforms()))
            .with(MODULE, Numbers.bytes(module.code()))
            .withShort(CALLING_CONVENTION, module.callingConvention())
            .with(KEPT_INPUTS, Numbers.of(Short.BYTES, module.keptInputs()))
            .withInt(DEVICE_COUNT, module.deviceCount())
            .with(UNIQUE_TYPES, new Vector(types.stream().map(ExportedWriter::type).toList()))
            .with(IN_TYPE_INDICES, indices(types, module.inputs()))
            .with(OUT_TYPE_INDICES, indices(types, module.outputs()))
            .with(IN_SHARDING_INDICES, unspecified(module.inputs()))
            .with(OUT_SHARDING_INDICES, unspecified(module.outputs()));
    module.vjp().ifPresent(vjp -> table.with(VJP, table(vjp)));
    return table;
  }

  // The places of kept inputs have 16 bits. Effects name classes of a Python process.
  private static void checkInputs(ExportedModule module) {
    if (module.inputs().size() > MOST_INPUTS || !module.effects().isEmpty()) {
      throw PjrtException.invalid(
          "exported: function %s must have at most %d inputs and no effects; got %d and %s"
              .formatted(module.name(), MOST_INPUTS, module.inputs().size(), module.effects()));
    }
  }

  private static Numbers indices(
      List<ExportedModule.Leaf> types, List<ExportedModule.Leaf> leaves) {
    return Numbers.of(Integer.BYTES, leaves.stream().map(types::indexOf).toList());
  }

  private static Numbers unspecified(List<ExportedModule.Leaf> leaves) {
    return Numbers.of(Integer.BYTES, Collections.nCopies(leaves.size(), 0));
  }

  private static Table type(ExportedModule.Leaf leaf) {
    return new Table()
        .with(SHAPE, texts(leaf.dims()))
        .withByte(DTYPE, dtype(leaf))
        .withByte(MEMORY_SPACE, DEVICE_MEMORY);
  }

  private static Vector texts(List<String> texts) {
    return new Vector(texts.stream().map(Text::new).toList());
  }

  private static Table tree(ExportedTree tree) {
    List<Table> children = new ArrayList<>();
    tree.children().forEach(child -> children.add(tree(child)));
    Table table =
        new Table()
            .withByte(TREE_KIND, tree.kind().ordinal())
            .with(TREE_CHILDREN, new Vector(children));
    return tree.kind() == ExportedTree.Kind.CUSTOM
        ? table
            .withText(TREE_CUSTOM_NAME, tree.type())
            .with(TREE_CUSTOM_DATA, Numbers.bytes(tree.data().getBytes(ISO_8859_1)))
        : table.with(TREE_NAMES, texts(tree.names()));
  }
}
