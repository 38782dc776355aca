module @scatterUnique {
  func.func public @main(%arg0: tensor<4x3xf64>, %arg1: tensor<2x1xi32>, %arg2: tensor<2x3xf64>) -> (tensor<4x3xf64>) {
    %0 = stablehlo.slice %arg1 [0:2:1, 0:1:1] : (tensor<2x1xi32>) -> tensor<2x1xi32>
    %1 = stablehlo.constant dense<0> : tensor<i32>
    %2 = stablehlo.constant dense<3> : tensor<i32>
    %3 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<i32>) -> tensor<2x1xi32>
    %4 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i32>) -> tensor<2x1xi32>
    %5 = stablehlo.clamp %3, %0, %4 : tensor<2x1xi32>
    %8 = "stablehlo.scatter"(%arg0, %5, %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = true}> ({
    ^bb0(%6: tensor<f64>, %7: tensor<f64>):
        stablehlo.return %7 : tensor<f64>
    }) : (tensor<4x3xf64>, tensor<2x1xi32>, tensor<2x3xf64>) -> tensor<4x3xf64>
    return %8 : tensor<4x3xf64>
  }
}
