module @dotBatchInside {
  func.func public @main(%arg0: tensor<2x3x4x5xf64>, %arg1: tensor<4x5x3x2xf64>) -> (tensor<4x3x3xf64>) {
    %0 = stablehlo.dot_general %arg0, %arg1, batching_dims = [2] x [0], contracting_dims = [0, 3] x [3, 1], precision = [DEFAULT, DEFAULT] : (tensor<2x3x4x5xf64>, tensor<4x5x3x2xf64>) -> tensor<4x3x3xf64>
    return %0 : tensor<4x3x3xf64>
  }
}
