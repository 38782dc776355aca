package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xlava.DTypeException;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Raveled;
import org.xlava.ShapeException;
import org.xlava.Static;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.TreeException;

/** The functions of trees, and the classes that are containers beside Java's own. */
class TreeFunctionsTest {
  private record Layer(Tensor w, Tensor b) {}

  private record Model(List<Layer> layers, Map<String, Tensor> heads, int depth) {}

  private static Tensor t(double... values) {
    return Tensor.of(values);
  }

  private static Model model(double scale) {
    return new Model(
        List.of(new Layer(t(scale, 2), t(3)), new Layer(t(4, 5), t(6 * scale))),
        Map.of("value", t(8), "policy", t(7)),
        2);
  }

  private static List<String> texts(Object tree) {
    return Tree.leaves(tree).stream().map(x -> Arrays.toString(x.toFloatArray())).toList();
  }

  // --- functions

  @Test
  void leavesWithPath_nameEachPlace() {
    assertThat(Tree.leavesWithPath(model(1)).stream().map(l -> l.path().toString()))
        .containsExactly(
            "layers[0].w",
            "layers[0].b",
            "layers[1].w",
            "layers[1].b",
            "heads[policy]",
            "heads[value]");
    assertThat(Tree.leavesWithPath(List.of(1, Optional.of(2), new Tensor[] {t(3)})).toString())
        .contains("path=[0]", "path=[1][0]", "path=[2][0]");
    assertThat(Tree.leavesWithPath(1.0).getFirst().path()).hasToString("");
  }

  @Test
  void map_ofOneAndTwoTrees_keepsTheType() {
    Model doubled = Tree.map(x -> x.times(2), model(1));
    assertThat(texts(doubled))
        .containsExactly("[2.0, 4.0]", "[6.0]", "[8.0, 10.0]", "[12.0]", "[14.0]", "[16.0]");
    assertThat(doubled.depth()).isEqualTo(2);
    Model difference = Tree.map((x, y) -> x.minus(y), model(3), model(1));
    assertThat(texts(difference))
        .containsExactly("[2.0, 0.0]", "[0.0]", "[0.0, 0.0]", "[12.0]", "[0.0]", "[0.0]");
    List<Object> shapes = Tree.map(Tensor::shape, List.<Object>of(t(1, 2), Map.of("a", t(1))));
    assertThat(shapes).hasToString("[(2,), {a=(1,)}]");
  }

  @Test
  void map_ofTreesThatDiffer_namesThePlace() {
    Model other =
        new Model(
            List.of(new Layer(t(1), t(1)), new Layer(t(1), t(1)), new Layer(t(1), t(1))),
            model(1).heads(),
            2);
    assertThatThrownBy(() -> Tree.map((x, y) -> x, model(1), other))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "Tree.map: trees must have equal structures; expected [Layer(w=*, b=*), Layer(w=*,"
                + " b=*)] at layers, got [Layer(w=*, b=*), Layer(w=*, b=*), Layer(w=*, b=*)]");
    assertThatThrownBy(
            () ->
                Tree.map(
                    (x, y) -> x,
                    Map.of("a", List.of(1, List.of(2))),
                    Map.of("a", List.of(1, List.of(2, 3)))))
        .hasMessage(
            "Tree.map: trees must have equal structures; expected [*] at [a][1], got [*, *]");
    assertThatThrownBy(
            () ->
                Tree.map((x, y) -> x, model(1), new Model(model(1).layers(), model(1).heads(), 3)))
        .hasMessage("Tree.map: trees must have equal structures; expected 2 at depth, got 3");
  }

  @Test
  void mapAll_givesPartsOfDeeperTrees() {
    List<Tensor> sums =
        Tree.mapAll(
            parts -> {
              Tensor sum = (Tensor) parts.getFirst();
              for (Tensor leaf : Tree.leaves(parts.subList(1, parts.size()))) {
                sum = sum.plus(leaf);
              }
              return sum;
            },
            List.of(t(1), t(2)),
            List.of(List.of(10, 20), 30),
            List.of(Map.of("a", 100), 200));
    assertThat(texts(sums)).containsExactly("[131.0]", "[232.0]");
    assertThatThrownBy(() -> Tree.mapAll(p -> p.getFirst(), List.of(List.of(1)), List.of(2)))
        .isInstanceOf(TreeException.class)
        .hasMessage("Tree.mapAll: trees must have equal structures; expected [*] at [0], got *");
    assertThatThrownBy(
            () ->
                Tree.mapAll(
                    p -> p.getFirst(), model(1), new Model(model(1).layers(), model(1).heads(), 5)))
        .hasMessage("Tree.mapAll: trees must have equal structures; expected 2 at depth, got 5");
    assertThatThrownBy(() -> Tree.mapAll(p -> 1, List.of(1), Arrays.asList((Object) null)))
        .hasMessageStartingWith("tree: must be made of tensors")
        .hasMessageContaining("got null");
  }

  @Test
  void mapWithPath_seesPaths() {
    Map<String, Object> paths =
        Tree.mapWithPath(
            (path, x) -> path + ":" + x.shape(),
            new LinkedHashMap<>(Map.of("w", List.of(t(1, 2)))));
    assertThat(paths).hasToString("{w=[[w][0]:(2,)]}");
  }

  @Test
  void mapWithPath_ofTwoTrees() {
    List<String> texts = new ArrayList<>();
    Tree.mapWithPath(
        (path, x, y) -> texts.add(path + " " + x.item() + " " + y.item()),
        List.<Object>of(1, Map.of("a", 2)),
        List.of(3, Map.of("a", 4)));
    assertThat(texts).containsExactly("[0] 1.0 3.0", "[1][a] 2.0 4.0");
    assertThatThrownBy(() -> Tree.mapWithPath((path, x, y) -> x, List.of(1), List.of(1, 2)))
        .isInstanceOf(TreeException.class)
        .hasMessage("Tree.mapWithPath: trees must have equal structures; expected [*], got [*, *]");
  }

  @Test
  void parts_areLeaves_whereAPredicateSaysSo() {
    Model model = model(1);
    assertThat(Tree.leaves(x -> x instanceof Layer, model))
        .hasSize(4)
        .startsWith(model.layers().get(0), model.layers().get(1));
    assertThat(Tree.leaves(x -> x instanceof Model, model)).containsExactly(model);
    assertThat(Tree.leaves(x -> false, model)).hasSize(6);
    Model swapped =
        Tree.map(
            x -> x instanceof Layer(Tensor w, Tensor b) ? new Layer(b, w) : x,
            x -> x instanceof Layer,
            model);
    assertThat(texts(swapped))
        .containsExactly("[3.0]", "[1.0, 2.0]", "[6.0]", "[4.0, 5.0]", "[7.0]", "[8.0]");
    assertThat(swapped.depth()).isEqualTo(2);
  }

  @Test
  void ravel_andBack() {
    Raveled<Model> raveled = Tree.ravel(model(1));
    assertThat(raveled.vector().toDoubleArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    Model back = raveled.unravel(raveled.vector().times(2));
    assertThat(texts(back)).isEqualTo(texts(Tree.map(x -> x.times(2), model(1))));
    Raveled<List<Tensor>> mixed =
        Tree.ravel(List.of(Tensor.of(new int[] {1}), Tensor.of(new float[][] {{2, 3}})));
    assertThat(mixed.vector().type()).hasToString("f32[3]");
    List<Tensor> unraveled = mixed.unravel(mixed.vector());
    assertThat(unraveled.stream().map(x -> x.type().toString()))
        .containsExactly("i32[1]", "f32[1,2]");
    assertThat(Tree.ravel(List.of()).vector().type()).hasToString("f32[0]");
    assertThat(Tree.ravel(List.of()).unravel(Numpy.zeros(0))).isEmpty();
    assertThat(
            grad((Tensor v) -> mixed.unravel(v).get(1).sum()).apply(mixed.vector()).toFloatArray())
        .containsExactly(0, 1, 1);
    assertThatThrownBy(() -> mixed.unravel(t(1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("unravel: the vector must have the shape of f32[3]; got f32[1]");
    assertThatThrownBy(() -> mixed.unravel(Tensor.of(new int[3])))
        .isInstanceOf(DTypeException.class)
        .hasMessage("unravel: the vector must have the dtype of f32[3]; got i32[3]");
  }

  @Test
  void reduce_all_structure() {
    List<Object> tree = List.of(1, List.of(2.5), Optional.empty());
    assertThat(Tree.reduce(Tensor::plus, tree).item()).isEqualTo(3.5);
    assertThat(Tree.<Integer>reduce((n, x) -> n + x.rank(), model(1), 0)).isEqualTo(6);
    assertThat(Tree.all(x -> x.rank() == 0, tree)).isTrue();
    assertThat(Tree.all(x -> x.rank() == 0, model(1))).isFalse();
    assertThat(Tree.structure(tree).describe()).isEqualTo("[*, [*], Optional[]]");
    assertThat(Tree.sameStructure(model(1), model(2))).isTrue();
    assertThat(Tree.sameStructure(tree, List.of(1))).isFalse();
    assertThatThrownBy(() -> Tree.reduce(Tensor::plus, List.of()))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "Tree.reduce: the tree must have a leaf, or be reduced from an initial value; got []");
  }

  @Test
  void unflatten_checksTheLeaves() {
    TreeDef pair = Tree.structure(List.of(1, 2));
    List<String> strings = Tree.unflatten(pair, List.of("a", "b"));
    assertThat(strings).containsExactly("a", "b");
    assertThatThrownBy(() -> Tree.unflatten(pair, List.of(1)))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "Tree.unflatten: there must be a leaf for each of the structure [*, *], 2; got 1");
    TreeDef array = Tree.structure(new Tensor[] {t(1)});
    assertThatThrownBy(() -> Tree.unflatten(array, List.of("a")))
        .isInstanceOf(TreeException.class)
        .hasMessage("tree: the elements of an array must be of its type, Tensor; got a");
  }

  @Test
  void transpose_listOfRecords_isMapOfLists() {
    TreeDef outer = Tree.structure(List.of(0, 0, 0));
    TreeDef inner = Tree.structure(new Layer(t(0), t(0)));
    List<Layer> layers =
        List.of(new Layer(t(1), t(2)), new Layer(t(3), t(4)), new Layer(t(5), t(6)));
    Map<String, List<Tensor>> turned = Tree.transpose(outer, inner, layers);
    assertThat(texts(turned.get("w"))).containsExactly("[1.0]", "[3.0]", "[5.0]");
    assertThat(texts(turned.get("b"))).containsExactly("[2.0]", "[4.0]", "[6.0]");
    assertThatThrownBy(() -> Tree.transpose(outer, inner, List.of(1, 2, 3)))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "Tree.transpose: trees must have equal structures; expected Layer(w=*, b=*), got *");
  }

  @Test
  void broadcast_repeatsThePrefix() {
    List<Object> tree = List.of(Map.of("a", 1, "b", List.of(2, 3)), 4);
    assertThat(texts(Tree.broadcast(List.of(10, 20), tree)))
        .containsExactly("[10.0]", "[10.0]", "[10.0]", "[20.0]");
    assertThatThrownBy(() -> Tree.broadcast(List.of(1), tree))
        .isInstanceOf(TreeException.class)
        .hasMessage("Tree.broadcast: trees must have equal structures; expected [*], got [*, *]");
  }

  // --- local records, static components

  @Test
  void localRecords_areContainers() {
    record Pair(Tensor a, Tensor b) {}
    Fn1<Pair, Pair> f = jit((Pair p) -> new Pair(p.b(), p.a().times(2)));
    Pair swapped = f.apply(new Pair(t(1), t(2)));
    assertThat(texts(swapped)).containsExactly("[2.0]", "[2.0]");
    assertThat(texts(grad((Pair p) -> p.a().times(p.b()).sum()).apply(new Pair(t(3), t(5)))))
        .containsExactly("[5.0]", "[3.0]");
  }

  private record Activated(Tensor w, @Static Fn1<Tensor, Tensor> activation) {}

  @Test
  void staticComponents_stayAndTakePartInTheCacheKey() {
    int[] traces = {0};
    Fn2<Activated, Tensor, Tensor> f =
        jit(
            (Activated layer, Tensor x) -> {
              traces[0]++;
              return layer.activation().apply(x.times(layer.w()));
            });
    Fn1<Tensor, Tensor> twice = x -> x.times(2);
    Fn1<Tensor, Tensor> sine = Numpy::sin;
    assertThat(f.apply(new Activated(t(3), twice), t(1)).item()).isEqualTo(6);
    assertThat(f.apply(new Activated(t(0), sine), t(1)).item()).isZero();
    assertThat(f.apply(new Activated(t(4), twice), t(1)).item()).isEqualTo(8);
    assertThat(traces[0]).isEqualTo(2);
    record Unmarked(Tensor w, Runnable action) {}
    assertThatThrownBy(() -> Tree.leaves(List.of(new Unmarked(t(1), () -> {}))))
        .isInstanceOf(TreeException.class)
        .hasMessageMatching(
            "tree: must be made of tensors, numbers, records, Lists, Maps, arrays and Optionals;"
                + " got an object of type .*TreeFunctionsTest.* as \\[0\\]\\.action\\. Mark the"
                + " component @Static to have it stay as it is");
    assertThatThrownBy(() -> Tree.leaves(this))
        .hasMessageEndingWith("TreeFunctionsTest. Make the class a container with Tree.register");
  }

  // --- registered classes

  /** A linked list with a name. */
  private static class Chain {
    final String name;
    final List<Object> links;

    Chain(String name, List<?> links) {
      this.name = name;
      this.links = new ArrayList<>(links);
    }
  }

  static {
    Tree.register(
        Chain.class,
        c -> new Tree.Node<>(c.links, c.name),
        (name, links) -> new Chain(name, links));
  }

  @Test
  void registeredClass_isContainer() {
    Chain chain = new Chain("a", List.of(t(1), Map.of("x", t(2, 3))));
    assertThat(Tree.structure(chain).describe()).isEqualTo("Chain(a)[*, {x: *}]");
    Chain gradient =
        grad((Chain c) ->
                Tree.reduce((Tensor sum, Tensor x) -> sum.plus(x.times(x).sum()), c, t(0)).sum())
            .apply(chain);
    assertThat(gradient.name).isEqualTo("a");
    assertThat(texts(gradient)).containsExactly("[2.0]", "[4.0, 6.0]");
    int[] traces = {0};
    Fn1<Chain, Tensor> f =
        jit(
            (Chain c) -> {
              traces[0]++;
              return ((Tensor) c.links.getFirst()).times(c.name.length());
            });
    assertThat(f.apply(chain).item()).isEqualTo(1);
    assertThat(f.apply(new Chain("aa", chain.links)).item()).isEqualTo(2);
    f.apply(new Chain("aa", List.of(t(5), Map.of("x", t(0, 0)))));
    assertThat(traces[0]).isEqualTo(2);
    assertThatThrownBy(() -> Tree.leaves(Map.of("c", new Chain("n", Arrays.asList(t(1), null)))))
        .isInstanceOf(TreeException.class)
        .hasMessageEndingWith("got null as [c][1]");
  }

  @Test
  void register_refusals() {
    assertThatThrownBy(
            () ->
                Tree.register(
                    Chain.class,
                    c -> new Tree.Node<>(List.of(), null),
                    (none, links) -> new Chain("", links)))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "Tree.register: a class is registered once; got "
                + Chain.class.getTypeName()
                + " again");
    assertThatThrownBy(
            () -> Tree.register(Tensor.class, c -> new Tree.Node<>(List.of(), 1), (a, b) -> t(1)))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "Tree.register: the type must be a class that isn't a tensor, a number or an array; got"
                + " org.xlava.Tensor");
  }

  // --- Kotlin

  @Test
  void kotlinDataClass_isContainer() {
    Fn1<Tensor, Tensor> twice = x -> x.times(2);
    DenseLayer layer = new DenseLayer(t(3), List.of(t(1)), 0.5, "ab", twice);
    assertThat(Tree.structure(layer).describe())
        .startsWith("DenseLayer(w=*, bias=[*], scale=0.5, label=ab, activation=");
    Fn2<DenseLayer, Tensor, Tensor> f = jit(DenseLayer::apply);
    assertThat(f.apply(layer, t(4)).item()).isEqualTo((4 * 3 * 0.5 + 1) * 2 * 2);
    DenseLayer gradient = grad((DenseLayer l) -> DenseLayer.apply(l, t(4)).sum()).apply(layer);
    assertThat(gradient.getW().item()).isEqualTo(4 * 0.5 * 2 * 2);
    assertThat(gradient.getBias$main().getFirst().item()).isEqualTo(4);
    assertThat(gradient.component5()).isSameAs(twice);
    assertThatThrownBy(
            () ->
                Tree.leaves(
                    new DenseLayer(t(1), List.of(), 1, "", null)
                        .copy(null, List.of(), 1, "", twice)))
        .isInstanceOf(TreeException.class)
        .hasMessageEndingWith("got null as w");
  }

  @Test
  void equalStaticValues_areOneStructure() {
    assertThat(Objects.equals(Tree.structure(model(1)), Tree.structure(model(9)))).isTrue();
  }
}
