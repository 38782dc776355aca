module @scatterAddClip {
  func.func public @main(%arg0: tensor<4x3xf64>, %arg1: tensor<2x2xi32>, %arg2: tensor<2x2x2xf64>) -> (tensor<4x3xf64>) {
    %0 = stablehlo.slice %arg1 [0:2:1, 0:1:1] : (tensor<2x2xi32>) -> tensor<2x1xi32>
    %1 = stablehlo.constant dense<0> : tensor<i32>
    %2 = stablehlo.constant dense<2> : tensor<i32>
    %3 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<i32>) -> tensor<2x1xi32>
    %4 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i32>) -> tensor<2x1xi32>
    %5 = stablehlo.clamp %3, %0, %4 : tensor<2x1xi32>
    %6 = stablehlo.slice %arg1 [0:2:1, 1:2:1] : (tensor<2x2xi32>) -> tensor<2x1xi32>
    %7 = stablehlo.constant dense<1> : tensor<i32>
    %8 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<i32>) -> tensor<2x1xi32>
    %9 = stablehlo.broadcast_in_dim %7, dims = [] : (tensor<i32>) -> tensor<2x1xi32>
    %10 = stablehlo.clamp %8, %6, %9 : tensor<2x1xi32>
    %11 = stablehlo.concatenate %5, %10, dim = 1 : (tensor<2x1xi32>, tensor<2x1xi32>) -> tensor<2x2xi32>
    %15 = "stablehlo.scatter"(%arg0, %11, %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1, 2], scatter_dims_to_operand_dims = [0, 1], index_vector_dim = 1>, unique_indices = false}> ({
    ^bb0(%12: tensor<f64>, %13: tensor<f64>):
        %14 = stablehlo.add %12, %13 : tensor<f64>
        stablehlo.return %14 : tensor<f64>
    }) : (tensor<4x3xf64>, tensor<2x2xi32>, tensor<2x2x2xf64>) -> tensor<4x3xf64>
    return %15 : tensor<4x3xf64>
  }
}
