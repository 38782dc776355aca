module @gatherBlocks {
  func.func public @main(%arg0: tensor<4x3xf64>, %arg1: tensor<2x2xi32>) -> (tensor<2x2x2xf64>) {
    %0 = "stablehlo.gather"(%arg0, %arg1) <{dimension_numbers = #stablehlo.gather<offset_dims = [1, 2], start_index_map = [0, 1], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = array<i64: 2, 2>}> : (tensor<4x3xf64>, tensor<2x2xi32>) -> tensor<2x2x2xf64>
    return %0 : tensor<2x2x2xf64>
  }
}
