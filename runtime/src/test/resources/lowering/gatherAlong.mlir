module @gatherAlong {
  func.func public @main(%arg0: tensor<4x3xf64>, %arg1: tensor<4x1xi32>) -> (tensor<4xf64>) {
    %0 = "stablehlo.gather"(%arg0, %arg1) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [0], start_index_map = [1], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = array<i64: 1, 1>}> : (tensor<4x3xf64>, tensor<4x1xi32>) -> tensor<4xf64>
    return %0 : tensor<4xf64>
  }
}
