module @reduceSum012 {
  func.func public @main(%arg0: tensor<2x3x4xf64>) -> (tensor<f64>) {
    %0 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<2x3x4xf64>, tensor<f64>) -> tensor<f64>
    return %1 : tensor<f64>
  }
}
