package org.xlava.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.xlava.DType;
import org.xlava.ExportException;
import org.xlava.TensorType;
import org.xlava.pjrt.ExportedModule;
import org.xlava.pjrt.ExportedTree;
import org.xlava.spi.PyTree;

/** Types and trees of tensors as those of exported functions. */
final class ExportedLeaves {
  private ExportedLeaves() {}

  static List<ExportedModule.Leaf> of(TensorType[] types) {
    return Arrays.stream(types).map(ExportedLeaves::of).toList();
  }

  private static ExportedModule.Leaf of(TensorType type) {
    List<String> dims = IntStream.of(type.shape().dims()).mapToObj(Integer::toString).toList();
    return type.dtype() == DType.FLOAT0
        ? new ExportedModule.Leaf(Optional.empty(), dims, true)
        : new ExportedModule.Leaf(Optional.of(ElementTypes.of(type.dtype())), dims);
  }

  static List<TensorType> types(List<ExportedModule.Leaf> leaves) {
    return leaves.stream().map(ExportedLeaves::type).toList();
  }

  private static TensorType type(ExportedModule.Leaf leaf) {
    long[] dims = leaf.type().dims();
    int[] sizes = new int[dims.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.clamp(dims[i], 0, Integer.MAX_VALUE);
      if (sizes[i] != dims[i]) {
        throw new ExportException("exported: dimensions must be below 2^31; got " + leaf);
      }
    }
    return TensorType.of(dtype(leaf), sizes);
  }

  private static DType dtype(ExportedModule.Leaf leaf) {
    if (leaf.isFloat0()) {
      return DType.FLOAT0;
    }
    return ElementTypes.dtype(leaf.type().elementType());
  }

  static ExportedTree tree(PyTree tree) {
    ExportedTree.Kind kind = ExportedTree.Kind.valueOf(tree.kind().name());
    List<ExportedTree> children = tree.children().stream().map(ExportedLeaves::tree).toList();
    return new ExportedTree(kind, tree.names(), children, "", "");
  }

  static PyTree tree(ExportedTree tree) {
    PyTree.Kind kind = PyTree.Kind.valueOf(tree.kind().name());
    return new PyTree(
        kind, tree.names(), tree.children().stream().map(ExportedLeaves::tree).toList());
  }
}
