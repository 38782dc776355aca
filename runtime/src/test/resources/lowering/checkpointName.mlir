module @checkpointName {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    return %arg0 : tensor<2x3xf64>
  }
}
