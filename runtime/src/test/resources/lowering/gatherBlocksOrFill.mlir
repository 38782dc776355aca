module @gatherBlocksOrFill {
  func.func public @main(%arg0: tensor<4x3xf64>, %arg1: tensor<2x2xi32>) -> (tensor<2x2x2xf64>) {
    %0 = "stablehlo.gather"(%arg0, %arg1) <{dimension_numbers = #stablehlo.gather<offset_dims = [1, 2], start_index_map = [0, 1], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = array<i64: 2, 2>}> : (tensor<4x3xf64>, tensor<2x2xi32>) -> tensor<2x2x2xf64>
    %1 = stablehlo.constant dense<true> : tensor<i1>
    %2 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<i1>) -> tensor<2xi1>
    %3 = stablehlo.slice %arg1 [0:2:1, 0:1:1] : (tensor<2x2xi32>) -> tensor<2x1xi32>
    %4 = stablehlo.reshape %3 : (tensor<2x1xi32>) -> tensor<2xi32>
    %5 = stablehlo.constant dense<0> : tensor<i32>
    %6 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<i32>) -> tensor<2xi32>
    %7 = stablehlo.compare GE, %4, %6, SIGNED : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi1>
    %8 = stablehlo.constant dense<2> : tensor<i32>
    %9 = stablehlo.broadcast_in_dim %8, dims = [] : (tensor<i32>) -> tensor<2xi32>
    %10 = stablehlo.compare LE, %4, %9, SIGNED : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi1>
    %11 = stablehlo.and %7, %10 : tensor<2xi1>
    %12 = stablehlo.and %2, %11 : tensor<2xi1>
    %13 = stablehlo.slice %arg1 [0:2:1, 1:2:1] : (tensor<2x2xi32>) -> tensor<2x1xi32>
    %14 = stablehlo.reshape %13 : (tensor<2x1xi32>) -> tensor<2xi32>
    %15 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<i32>) -> tensor<2xi32>
    %16 = stablehlo.compare GE, %14, %15, SIGNED : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi1>
    %17 = stablehlo.constant dense<1> : tensor<i32>
    %18 = stablehlo.broadcast_in_dim %17, dims = [] : (tensor<i32>) -> tensor<2xi32>
    %19 = stablehlo.compare LE, %14, %18, SIGNED : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi1>
    %20 = stablehlo.and %16, %19 : tensor<2xi1>
    %21 = stablehlo.and %12, %20 : tensor<2xi1>
    %22 = stablehlo.broadcast_in_dim %21, dims = [0] : (tensor<2xi1>) -> tensor<2x2x2xi1>
    %23 = stablehlo.constant dense<0x7FF8000000000000> : tensor<f64>
    %24 = stablehlo.broadcast_in_dim %23, dims = [] : (tensor<f64>) -> tensor<2x2x2xf64>
    %25 = stablehlo.select %22, %0, %24 : tensor<2x2x2xi1>, tensor<2x2x2xf64>
    return %25 : tensor<2x2x2xf64>
  }
}
