package org.xlava.pjrt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places of the fields in JAX's schema {@code serialization.fbs}, which only ever grows at its
 * end, and its numbers for kinds and types.
 */
final class ExportedSchema {
  // table Exported
  static final int VERSION = 4;
  static final int FUNCTION_NAME = 6;
  static final int IN_TREE = 8;
  static final int IN_TYPES = 10;
  static final int OUT_TREE = 12;
  static final int OUT_TYPES = 14;
  static final int DEVICE_COUNT_SHORT = 16;
  static final int PLATFORMS = 22;
  static final int ORDERED_EFFECTS = 24;
  static final int UNORDERED_EFFECTS = 26;
  static final int DISABLED_CHECKS = 28;
  static final int MODULE = 30;
  static final int CALLING_CONVENTION = 32;
  static final int KEPT_INPUTS = 34;
  static final int VJP = 38;
  static final int DEVICE_COUNT = 40;
  static final int UNIQUE_TYPES = 42;
  static final int IN_TYPE_INDICES = 48;
  static final int OUT_TYPE_INDICES = 50;
  static final int IN_SHARDING_INDICES = 52;
  static final int OUT_SHARDING_INDICES = 54;

  // table PyTreeDef
  static final int TREE_KIND = 4;
  static final int TREE_CHILDREN = 6;
  static final int TREE_NAMES = 8;
  static final int TREE_CUSTOM_NAME = 10;
  static final int TREE_CUSTOM_DATA = 12;

  // table AbstractValue
  static final int SHAPE = 6;
  static final int DTYPE = 8;
  static final int MEMORY_SPACE = 10;
  static final int DEVICE_MEMORY = 1;

  // tables Effect and DisabledSafetyCheck
  static final int EFFECT_NAME = 4;
  static final int CHECK_KIND = 4;
  static final int CHECK_OF_PLATFORM = 0;

  // enum DType; the one without an element type is float0, which programs hold as bits.
  static final int FLOAT0 = 22;
  private static final List<Optional<ElementType>> DTYPES = dtypes();

  private ExportedSchema() {}

  /** Returns the element type of a number, nothing for one that PJRT lacks. */
  static Optional<ElementType> elementType(int dtype) {
    return dtype >= 0 && dtype < DTYPES.size() ? DTYPES.get(dtype) : Optional.empty();
  }

  /** Returns the number of the element type of a leaf. */
  static int dtype(ExportedModule.Leaf leaf) {
    int dtype = leaf.isFloat0() ? FLOAT0 : DTYPES.indexOf(leaf.elementType());
    if (dtype < 0 || dtype == FLOAT0 && !leaf.isFloat0()) {
      throw PjrtException.invalid("exported: element types must be ones of arrays; got " + leaf);
    }
    return dtype;
  }

  private static List<Optional<ElementType>> dtypes() {
    List<Optional<ElementType>> types = new ArrayList<>();
    for (ElementType type :
        new ElementType[] {
          ElementType.PRED,
          ElementType.S8,
          ElementType.S16,
          ElementType.S32,
          ElementType.S64,
          ElementType.U8,
          ElementType.U16,
          ElementType.U32,
          ElementType.U64,
          ElementType.F16,
          ElementType.F32,
          ElementType.F64,
          ElementType.C64,
          ElementType.C128,
          ElementType.BF16,
          ElementType.S4,
          ElementType.U4,
          ElementType.F8E4M3B11FNUZ,
          ElementType.F8E4M3FN,
          ElementType.F8E4M3FNUZ,
          ElementType.F8E5M2,
          ElementType.F8E5M2FNUZ
        }) {
      types.add(Optional.of(type));
    }
    types.add(Optional.empty()); // float0
    types.add(Optional.of(ElementType.F8E4M3));
    types.add(Optional.of(ElementType.F8E3M4));
    types.add(Optional.of(ElementType.F8E8M0FNU));
    types.add(Optional.of(ElementType.F4E2M1FN));
    return List.copyOf(types);
  }
}
