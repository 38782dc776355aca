module @gatherRowsOrFill {
  func.func public @main(%arg0: tensor<4x3xf64>, %arg1: tensor<3x1xi32>) -> (tensor<3x3xf64>) {
    %0 = "stablehlo.gather"(%arg0, %arg1) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = array<i64: 1, 3>}> : (tensor<4x3xf64>, tensor<3x1xi32>) -> tensor<3x3xf64>
    %1 = stablehlo.constant dense<true> : tensor<i1>
    %2 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<i1>) -> tensor<3xi1>
    %3 = stablehlo.slice %arg1 [0:3:1, 0:1:1] : (tensor<3x1xi32>) -> tensor<3x1xi32>
    %4 = stablehlo.reshape %3 : (tensor<3x1xi32>) -> tensor<3xi32>
    %5 = stablehlo.constant dense<0> : tensor<i32>
    %6 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<i32>) -> tensor<3xi32>
    %7 = stablehlo.compare GE, %4, %6, SIGNED : (tensor<3xi32>, tensor<3xi32>) -> tensor<3xi1>
    %8 = stablehlo.constant dense<3> : tensor<i32>
    %9 = stablehlo.broadcast_in_dim %8, dims = [] : (tensor<i32>) -> tensor<3xi32>
    %10 = stablehlo.compare LE, %4, %9, SIGNED : (tensor<3xi32>, tensor<3xi32>) -> tensor<3xi1>
    %11 = stablehlo.and %7, %10 : tensor<3xi1>
    %12 = stablehlo.and %2, %11 : tensor<3xi1>
    %13 = stablehlo.broadcast_in_dim %12, dims = [0] : (tensor<3xi1>) -> tensor<3x3xi1>
    %14 = stablehlo.constant dense<0x7FF8000000000000> : tensor<f64>
    %15 = stablehlo.broadcast_in_dim %14, dims = [] : (tensor<f64>) -> tensor<3x3xf64>
    %16 = stablehlo.select %13, %0, %15 : tensor<3x3xi1>, tensor<3x3xf64>
    return %16 : tensor<3x3xf64>
  }
}
