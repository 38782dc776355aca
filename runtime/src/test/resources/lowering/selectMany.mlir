module @selectMany {
  func.func public @main(%arg0: tensor<2x3xi32>, %arg1: tensor<2x3xf64>, %arg2: tensor<2x3xf64>, %arg3: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.constant dense<1> : tensor<i32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<i32>) -> tensor<2x3xi32>
    %2 = stablehlo.compare LT, %arg0, %1, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %3 = stablehlo.constant dense<2> : tensor<i32>
    %4 = stablehlo.broadcast_in_dim %3, dims = [] : (tensor<i32>) -> tensor<2x3xi32>
    %5 = stablehlo.compare LT, %arg0, %4, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %6 = stablehlo.select %5, %arg2, %arg3 : tensor<2x3xi1>, tensor<2x3xf64>
    %7 = stablehlo.select %2, %arg1, %6 : tensor<2x3xi1>, tensor<2x3xf64>
    return %7 : tensor<2x3xf64>
  }
}
