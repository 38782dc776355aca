module @dotBatched {
  func.func public @main(%arg0: tensor<2x3x4xf64>, %arg1: tensor<2x4x2xf64>) -> (tensor<2x3x2xf64>) {
    %0 = stablehlo.dot_general %arg0, %arg1, batching_dims = [0] x [0], contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<2x3x4xf64>, tensor<2x4x2xf64>) -> tensor<2x3x2xf64>
    return %0 : tensor<2x3x2xf64>
  }
}
