module @cbrt {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.cbrt %arg0 : tensor<2x3xf64>
    %1 = stablehlo.multiply %0, %0 : tensor<2x3xf64>
    %2 = stablehlo.divide %arg0, %1 : tensor<2x3xf64>
    %3 = stablehlo.subtract %0, %2 : tensor<2x3xf64>
    %4 = stablehlo.constant dense<0x4008000000000000> : tensor<f64>
    %5 = stablehlo.broadcast_in_dim %4, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %6 = stablehlo.divide %3, %5 : tensor<2x3xf64>
    %7 = stablehlo.compare NE, %6, %6, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %8 = stablehlo.subtract %0, %6 : tensor<2x3xf64>
    %9 = stablehlo.select %7, %0, %8 : tensor<2x3xi1>, tensor<2x3xf64>
    return %9 : tensor<2x3xf64>
  }
}
