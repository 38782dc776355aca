package org.xlava.nn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.AttentionOptions;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.FInfo;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.array.Logic;
import org.xlava.array.Selection;
import org.xlava.primitive.linalg.DotGeneral;
import org.xlava.promotion.Casts;
import org.xlava.promotion.Scalars;
import org.xlava.transform.GivenTensors;

/**
 * Attention of queries to keys. Letters stand for sizes: B examples, T queries, S keys, N heads, K
 * heads of keys, G heads to each of them, H the size of a head.
 */
public final class Attention {
  private static final String NAME = "dotProductAttention";

  private final Tensor query;
  private final Tensor key;
  private final Tensor value;
  private final AttentionOptions options;

  private Attention(Tensor query, Tensor key, Tensor value, AttentionOptions options) {
    this.query = query;
    this.key = key;
    this.value = value;
    this.options = options;
  }

  public static Tensor of(Tensor query, Tensor key, Tensor value, AttentionOptions options) {
    Attention attention =
        new Attention(ranked("query", query), ranked("key", key), ranked("value", value), options);
    attention.check();
    return Lax.reshape(attention.compute(), query.shape());
  }

  /** Four dimensions, the first ones of size 1 where there were fewer. */
  private static Tensor ranked(String what, Tensor x) {
    if (GivenTensors.present(x).rank() > 4) {
      throw wrong(what, "of at most 4 dimensions", x);
    }
    List<Integer> dims = new ArrayList<>(x.shape());
    while (dims.size() < 4) {
      dims.addFirst(1);
    }
    return Lax.reshape(x, Shape.of(dims));
  }

  private static ShapeException wrong(String what, String requirement, Tensor got) {
    return new ShapeException(
        "%s: %s must be %s; got %s".formatted(NAME, what, requirement, got.type()));
  }

  private static ShapeException wrong(String what, List<?> requirement, Tensor got) {
    return wrong(what, "of shape " + requirement, got);
  }

  private void check() {
    List<Object> queries =
        List.of(b(), "queries", "heads, a multiple of " + k(), key.shape().dim(3));
    if (!value.shape().equals(key.shape())) {
      throw wrong("value", key.shape(), value);
    }
    boolean fits =
        query.shape().dim(0) == b() && query.shape().dim(3) == h() && k() != 0 && n() % k() == 0;
    if (!fits) {
      throw wrong("query", queries, query);
    }
    if (query.dtype() != key.dtype() || value.dtype() != key.dtype()) {
      throw new DTypeException(
          "%s: query, key and value must have one floating dtype; got %s, %s, %s"
              .formatted(NAME, query.type(), key.type(), value.type()));
    }
    if (!key.dtype().isFloating()) {
      throw new DTypeException(NAME + ": query, key and value must be floating; got " + key.type());
    }
    checkLengths("queryLengths", options.queryLengths());
    checkLengths("keyLengths", options.keyLengths());
  }

  private void checkLengths(String what, @Nullable Tensor lengths) {
    if (lengths == null) {
      return;
    }
    if (lengths.dtype() != DType.INT32 || !lengths.shape().equals(List.of(b()))) {
      throw wrong(what, "int32 of shape " + List.of(b()), lengths);
    }
  }

  private int b() {
    return key.shape().dim(0);
  }

  private int s() {
    return key.shape().dim(1);
  }

  private int k() {
    return key.shape().dim(2);
  }

  private int h() {
    return key.shape().dim(3);
  }

  private int t() {
    return query.shape().dim(1);
  }

  private int n() {
    return query.shape().dim(2);
  }

  private Tensor compute() {
    int g = n() / k();
    Tensor grouped = Lax.reshape(query, Shape.of(b(), t(), k(), g, h()));
    DType wide = key.dtype().bits() < 32 ? DType.FLOAT32 : key.dtype();
    // BTKGH, BSKH -> BKTGS
    Tensor products = dot(grouped, key, List.of(0, 2), List.of(0, 2), List.of(4), List.of(3), wide);
    Tensor logits = Lax.transpose(products, List.of(0, 1, 3, 2, 4));
    Tensor weights = weights(Lax.reshape(logits, Shape.of(b(), n(), t(), s())));
    Tensor byKeyHead = Lax.reshape(weights, Shape.of(b(), k(), g, t(), s()));
    // BKGTS, BSKH -> BKGTH
    Tensor attended =
        dot(byKeyHead, value, List.of(0, 1), List.of(0, 2), List.of(4), List.of(1), null);
    Tensor result =
        Lax.reshape(Lax.transpose(attended, List.of(0, 3, 1, 2, 4)), Shape.of(b(), t(), n(), h()));
    Tensor lengths = options.queryLengths();
    return lengths == null
        ? result
        : result.times(Casts.astype(within(t(), lengths, 1), result.dtype()));
  }

  private static Tensor dot(
      Tensor lhs,
      Tensor rhs,
      List<Integer> lhsBatch,
      List<Integer> rhsBatch,
      List<Integer> lhsContracted,
      List<Integer> rhsContracted,
      @Nullable DType preferred) {
    DotGeneral.Dims dims = new DotGeneral.Dims(lhsContracted, rhsContracted, lhsBatch, rhsBatch);
    return Lax.dotGeneral(lhs, rhs, dims, DotGeneral.Precision.DEFAULT, preferred);
  }

  /** From products, BNTS, to how much each key counts. */
  private Tensor weights(Tensor products) {
    double scale = options.scale() == null ? 1 / Math.sqrt(h()) : options.scale();
    Tensor logits = products.times(Scalars.strong(products, scale));
    Tensor bias = options.bias();
    if (bias != null) {
      logits = Casts.astype(logits.plus(fitting("bias", bias)), logits.dtype());
    }
    Tensor mask = mask();
    if (mask != null) {
      Tensor low = Scalars.strong(logits, -0.7 * new FInfo(DType.FLOAT32).max());
      logits = Selection.where(mask, logits, low);
    }
    Tensor weights = Softmax.softmax(Lax.convertElementType(logits, DType.FLOAT32));
    return Lax.convertElementType(weights, key.dtype());
  }

  private Tensor fitting(String what, Tensor x) {
    Tensor four = ranked(what, x);
    List<Integer> logits = List.of(b(), n(), t(), s());
    for (int i = 0; i < 4; i++) {
      if (four.shape().dim(i) != 1 && four.shape().dim(i) != logits.get(i)) {
        throw wrong(what, "of a shape that broadcasts to " + logits, x);
      }
    }
    return four;
  }

  /** Which keys count for which queries, of a shape that broadcasts to BNTS; null for all. */
  private @Nullable Tensor mask() {
    List<Tensor> masks = new ArrayList<>();
    if (options.mask() != null) {
      if (options.mask().dtype() != DType.BOOL) {
        throw new DTypeException(
            NAME
                + ": the mask must be bool, and what is added a bias; got "
                + options.mask().type());
      }
      masks.add(fitting("mask", options.mask()));
    }
    Tensor queries = Lax.iota(DType.INT32, Shape.of(1, 1, t(), 1), 2);
    Tensor keys = Lax.iota(DType.INT32, Shape.of(1, 1, 1, s()), 3);
    if (options.isCausal()) {
      masks.add(keys.le(queries));
    }
    AttentionOptions.Window window = options.window();
    if (window != null) {
      masks.add(queries.le(keys.plus(window.before())));
      masks.add(queries.ge(keys.minus(window.after())));
    }
    if (options.queryLengths() != null) {
      masks.add(within(t(), options.queryLengths(), 2));
    }
    if (options.keyLengths() != null) {
      masks.add(within(s(), options.keyLengths(), 3));
    }
    return masks.stream().reduce(Logic::and).orElse(null);
  }

  /** Whether positions along {@code axis} are within each example's length. */
  private Tensor within(int positions, Tensor lengths, int axis) {
    int[] ones = {1, 1, 1, 1};
    int[] along = ones.clone();
    along[axis] = positions;
    ones[0] = b();
    Tensor numbers = Lax.iota(DType.INT32, Shape.of(along), axis);
    return numbers.lt(Lax.reshape(lengths, Shape.of(ones)));
  }
}
