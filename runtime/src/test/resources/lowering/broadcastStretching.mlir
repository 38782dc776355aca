module @broadcastStretching {
  func.func public @main(%arg0: tensor<1x3xf64>) -> (tensor<2x4x3xf64>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [1, 2] : (tensor<1x3xf64>) -> tensor<2x4x3xf64>
    return %0 : tensor<2x4x3xf64>
  }
}
