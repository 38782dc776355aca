package org.xlava.pjrt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xlava.pjrt.wire.FlatTable;

/**
 * Reads the FlatBuffer that {@code jax.export} writes. The constants are the places of the fields
 * in JAX's schema {@code serialization.fbs}, which only ever grows at its end: types are listed
 * once and referred to since its tenth version, and listed each before.
 */
final class ExportedReader {
  // table Exported
  private static final int FUNCTION_NAME = 6;
  private static final int IN_TYPES = 10;
  private static final int OUT_TYPES = 14;
  private static final int DEVICE_COUNT_SHORT = 16;
  private static final int PLATFORMS = 22;
  private static final int MODULE = 30;
  private static final int CALLING_CONVENTION = 32;
  private static final int KEPT_INPUTS = 34;
  private static final int DEVICE_COUNT = 40;
  private static final int UNIQUE_TYPES = 42;
  private static final int IN_TYPE_INDICES = 48;
  private static final int OUT_TYPE_INDICES = 50;

  // table AbstractValue
  private static final int SHAPE = 6;
  private static final int DTYPE = 8;

  // enum DType
  private static final List<Optional<ElementType>> DTYPES = dtypes();

  private final FlatTable exported;

  private ExportedReader(FlatTable exported) {
    this.exported = exported;
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

  static ExportedModule read(byte[] bytes) {
    return new ExportedReader(FlatTable.root(bytes)).read();
  }

  private ExportedModule read() {
    List<ExportedModule.Leaf> inputs = leaves(IN_TYPES, IN_TYPE_INDICES);
    return new ExportedModule(
        exported.text(FUNCTION_NAME).orElse(""),
        exported.texts(PLATFORMS),
        deviceCount(),
        exported.getShort(CALLING_CONVENTION),
        inputs,
        leaves(OUT_TYPES, OUT_TYPE_INDICES),
        kept(inputs.size()),
        program());
  }

  private Program program() {
    byte[] module = exported.bytes(MODULE);
    if (module.length == 0) {
      throw PjrtException.invalid("exported: bytes must hold a module; got none");
    }
    return Program.mlir(module);
  }

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
    return new ExportedModule.Leaf(
        dtype >= 0 && dtype < DTYPES.size() ? DTYPES.get(dtype) : Optional.empty(),
        type.texts(SHAPE));
  }
}
