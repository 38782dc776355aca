module @padNegative {
  func.func public @main(%arg0: tensor<3x4xf64>, %arg1: tensor<f64>) -> (tensor<6x4xf64>) {
    %0 = stablehlo.pad %arg0, %arg1, low = [-1, 2], high = [2, -2], interior = [1, 0] : (tensor<3x4xf64>, tensor<f64>) -> tensor<6x4xf64>
    return %0 : tensor<6x4xf64>
  }
}
