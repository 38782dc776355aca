package org.xlava.replay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.DynamicUpdateSlice;
import org.xlava.primitive.array.Gather;
import org.xlava.primitive.array.IndexDims;
import org.xlava.primitive.array.Scatter;
import org.xlava.primitive.reduction.Cumulative;

/** Primitives that read and write at computed places, sort, and accumulate. */
final class IndexingRules {
  private IndexingRules() {}

  static Operation gather(Params p) {
    JsonObject d = p.get("dimension_numbers").getAsJsonObject();
    IndexDims dims =
        new IndexDims(
            integers(d, "offset_dims"),
            integers(d, "collapsed_slice_dims"),
            integers(d, "start_index_map"),
            integers(d, "operand_batching_dims"),
            integers(d, "start_indices_batching_dims"));
    Gather gather =
        new Gather(
            dims,
            p.integers("slice_sizes"),
            p.flag("unique_indices"),
            p.flag("indices_are_sorted"),
            mode(p),
            fill(p));
    return Operation.of(x -> Lax.gather(gather, x.get(0), x.get(1)));
  }

  private static List<Integer> integers(JsonObject dims, String name) {
    return GoldenArrays.integers(dims.get(name));
  }

  private static IndexDims.Mode mode(Params p) {
    if (p.isNull("mode")) {
      return IndexDims.Mode.FILL_OR_DROP;
    }
    return switch (p.string("mode")) {
      case "CLIP", "0" -> IndexDims.Mode.CLIP;
      case "FILL_OR_DROP", "1" -> IndexDims.Mode.FILL_OR_DROP;
      case "PROMISE_IN_BOUNDS", "2" -> IndexDims.Mode.PROMISE_IN_BOUNDS;
      default -> throw p.unsupported("mode");
    };
  }

  private static @Nullable Object fill(Params p) {
    JsonElement value = p.get("fill_value");
    if (value.isJsonNull()) {
      return null;
    }
    JsonPrimitive primitive = value.getAsJsonPrimitive();
    return switch (primitive) {
      case JsonPrimitive v when v.isBoolean() -> v.getAsBoolean();
      case JsonPrimitive v when v.isString() ->
          switch (v.getAsString()) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> throw p.unsupported("fill_value");
          };
      default -> primitive.getAsDouble();
    };
  }

  static Operation scatter(Params p, Scatter.Kind kind) {
    p.ignore("update_consts");
    if (kind == Scatter.Kind.REPLACE && !p.isNull("update_jaxpr")) {
      throw p.unsupported("update_jaxpr");
    }
    p.ignore("update_jaxpr");
    JsonObject d = p.get("dimension_numbers").getAsJsonObject();
    IndexDims dims =
        new IndexDims(
            integers(d, "update_window_dims"),
            integers(d, "inserted_window_dims"),
            integers(d, "scatter_dims_to_operand_dims"),
            integers(d, "operand_batching_dims"),
            integers(d, "scatter_indices_batching_dims"));
    Scatter scatter =
        new Scatter(kind, dims, p.flag("unique_indices"), p.flag("indices_are_sorted"), mode(p));
    return Operation.of(x -> Lax.scatter(scatter, x.get(0), x.get(1), x.get(2)));
  }

  static Operation dynamicSlice(Params p) {
    Shape sizes = p.shape("slice_sizes");
    return Operation.of(x -> DynamicSlice.apply(x.getFirst(), rest(x, 1), sizes));
  }

  static Operation dynamicUpdateSlice(Params p) {
    return Operation.of(x -> DynamicUpdateSlice.apply(x.get(0), x.get(1), rest(x, 2)));
  }

  private static Tensor[] rest(List<Tensor> x, int from) {
    return x.subList(from, x.size()).toArray(new Tensor[0]);
  }

  static Operation sort(Params p) {
    int dimension = p.integer("dimension");
    boolean stable = p.flag("is_stable");
    int keys = p.integer("num_keys");
    return x -> Lax.sort(x, dimension, stable, keys);
  }

  static Operation topK(Params p) {
    int k = p.integer("k");
    int axis = p.isNull("axis") ? -1 : p.integer("axis");
    return x -> Lax.topK(x.getFirst(), k, axis);
  }

  static Operation cumulative(Params p, Cumulative.Kind kind) {
    int axis = p.integer("axis");
    boolean reverse = p.flag("reverse");
    return Operation.of1(x -> Lax.cumulative(kind, x, axis, reverse));
  }
}
