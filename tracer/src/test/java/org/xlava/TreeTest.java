package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TreeTest {
  private static final Tensor A = TensorType.of(DType.FLOAT32, 2).placeholder();
  private static final Tensor B = TensorType.of(DType.INT8).placeholder();

  private enum Mode {
    FAST {
      @Override
      int cost() {
        return 1;
      }
    };

    abstract int cost();
  }

  private record Leafy(Tensor t, int n, Mode mode, DType dtype, Shape shape, Double rate) {}

  private record Generic<T>(T first, List<T> rest) {}

  private record Failing(Tensor t) {
    private Failing {
      if (t.rank() != 1) {
        throw new IllegalArgumentException("no vector");
      }
    }
  }

  private static Object roundTrip(Object tree) {
    Tree.Flat flat = Tree.flatten(tree);
    return flat.structure().unflatten(flat.leaves().iterator());
  }

  @Test
  void flatten_nestedContainers_inOrder() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", A);
    map.put("b", List.of(B, Optional.of(A)));
    Tree.Flat flat = Tree.flatten(List.of(map, new Tensor[] {B}, Optional.empty()));
    assertThat(flat.leaves()).containsExactly(B, A, A, B);
    assertThat(flat.structure().describe())
        .isEqualTo("[{b: [*, Optional[*]], z: *}, Tensor[*], Optional[]]");
    assertThat(flat.structure().leaves()).isEqualTo(4);
  }

  @Test
  void flatten_numbers_areWeakScalars() {
    List<Tensor> leaves = Tree.leaves(List.of(1, 2.5, 3f, 4L, true, new Complex(1, 2)));
    assertThat(leaves.stream().map(t -> t.type() + (t.type().weak() ? " weak" : "")))
        .containsExactly(
            "i32[] weak", "f32[] weak", "f32[] weak", "i32[] weak", "bool[]", "c64[] weak");
  }

  @Test
  void records_keepWhatIsNoTensor() {
    Leafy leafy = new Leafy(A, 3, Mode.FAST, DType.INT8, Shape.of(2), 0.5);
    assertThat(Tree.leaves(leafy)).containsExactly(A);
    assertThat(roundTrip(leafy)).isEqualTo(leafy);
    Generic<Tensor> generic = new Generic<>(A, List.of(B, A));
    assertThat(Tree.leaves(generic)).containsExactly(A, B, A);
    assertThat(roundTrip(generic)).isEqualTo(generic);
  }

  @Test
  void structures_areEqual_whenOnlyLeavesDiffer() {
    assertThat(Tree.flatten(List.of(A, B)).structure())
        .isEqualTo(Tree.flatten(List.of(B, B)).structure())
        .isNotEqualTo(Tree.flatten(new Tensor[] {A, B}).structure());
    Leafy one = new Leafy(A, 3, Mode.FAST, DType.INT8, Shape.of(2), 0.5);
    Leafy other = new Leafy(A, 4, Mode.FAST, DType.INT8, Shape.of(2), 0.5);
    assertThat(Tree.flatten(one).structure()).isNotEqualTo(Tree.flatten(other).structure());
  }

  @Test
  void loose_holdsTreesInPlaceOfLeaves() {
    Tree.Flat flat = Tree.flatten(new Generic<>(A, List.of(B)));
    Iterator<Object> trees = List.<Object>of("first", List.of("second")).iterator();
    assertThat(flat.structure().loose().unflatten(trees))
        .hasToString("{first=first, rest=[[second]]}");
  }

  @Test
  void unflatten_constructorThatThrows_isToldOf() {
    TreeDef structure = Tree.flatten(new Failing(A)).structure();
    assertThatThrownBy(() -> structure.unflatten(List.of(B).iterator()))
        .isInstanceOf(TreeException.class)
        .hasMessage("tree: the constructor of " + Failing.class.getName() + " failed")
        .hasRootCauseMessage("no vector");
  }

  @Test
  void flatten_mapKeysOfSeveralTypes_areOrderedByTheirText() {
    Map<Object, Tensor> map = new LinkedHashMap<>();
    map.put("b", A);
    map.put(1, B);
    assertThat(Tree.leaves(map)).containsExactly(B, A);
  }

  @Test
  void flatten_containerOfItself_throws() {
    List<Object> list = new ArrayList<>();
    list.add(A);
    list.add(Map.of("again", Optional.of(list)));
    assertThatThrownBy(() -> Tree.flatten(list))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "tree: containers must not contain themselves; got ArrayList, which does, as"
                + " [1][again][0]");
    assertThatThrownBy(() -> Tree.map(x -> x, x -> x instanceof Integer, list))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("containers must not contain themselves");
    Object[] array = new Object[1];
    array[0] = array;
    assertThatThrownBy(() -> Tree.flatten(array))
        .isInstanceOf(TreeException.class)
        .hasMessageEndingWith("got Object[], which does, as [0]");
  }

  @Test
  void flatten_containerInTwoPlaces_isFlattenedTwice() {
    List<Tensor> twice = List.of(A);
    assertThat(Tree.leaves(List.of(twice, List.of(twice)))).containsExactly(A, A);
  }

  @Test
  void structures_serialize() throws IOException, ClassNotFoundException {
    Object tree =
        Map.of(
            "list",
            List.of(A, Optional.of(B), Optional.empty()),
            "array",
            new Tensor[] {A},
            "record",
            new Leafy(A, 3, Mode.FAST, DType.INT8, Shape.of(2), 0.5));
    TreeDef structure = Tree.structure(tree);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(structure);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      TreeDef read = (TreeDef) in.readObject();
      assertThat(read).isEqualTo(structure).hasSameHashCodeAs(structure);
      assertThat(Tree.leaves(Tree.unflatten(read, Tree.leaves(tree))))
          .containsExactlyElementsOf(Tree.leaves(tree));
    }
  }

  @Test
  void unflatten_structureOfAnotherClass_throws() {
    assertThatThrownBy(
            () -> Tree.unflatten(new TreeDef.RecordDef(Leafy.class, List.of()), List.of()))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "tree: a structure must have the components of its record; got 0 for "
                + Leafy.class.getName());
    assertThatThrownBy(
            () -> Tree.unflatten(new TreeDef.NodeDef(Thread.class, null, List.of()), List.of()))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "tree: the class of a structure must be registered; got java.lang.Thread. Call"
                + " Tree.register");
  }

  @Test
  void scalar_keepsTheDtypeThatItWasMadeWith() {
    Tensor wide = Config.withX64(true, () -> Tensor.of(1L << 40));
    Tensor precise = Config.withX64(true, () -> Tensor.of(0.1));
    Tensor narrow = Tensor.of(0.1);
    assertThat(wide.toHost().toLongArray()).containsExactly(1L << 40);
    assertThat(precise.item()).isEqualTo(0.1);
    assertThat(Config.withX64(true, narrow::item)).isEqualTo((double) 0.1f);
    assertThat(Config.withX64(true, () -> Tensor.of(new Complex(0.1, 0))).toHost().valueAt(0))
        .isEqualTo(new Complex(0.1, 0));
  }
}
