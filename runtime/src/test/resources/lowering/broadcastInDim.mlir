module @broadcastInDim {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x4x3xf64>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [0, 2] : (tensor<2x3xf64>) -> tensor<2x4x3xf64>
    return %0 : tensor<2x4x3xf64>
  }
}

module @broadcastInDim {
  func.func public @main(%arg0: tensor<2x3xcomplex<f32>>) -> (tensor<2x4x3xcomplex<f32>>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [0, 2] : (tensor<2x3xcomplex<f32>>) -> tensor<2x4x3xcomplex<f32>>
    return %0 : tensor<2x4x3xcomplex<f32>>
  }
}

module @broadcastInDim {
  func.func public @main(%arg0: tensor<2x3xi32>) -> (tensor<2x4x3xi32>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [0, 2] : (tensor<2x3xi32>) -> tensor<2x4x3xi32>
    return %0 : tensor<2x4x3xi32>
  }
}

module @broadcastInDim {
  func.func public @main(%arg0: tensor<2x3xui8>) -> (tensor<2x4x3xui8>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [0, 2] : (tensor<2x3xui8>) -> tensor<2x4x3xui8>
    return %0 : tensor<2x4x3xui8>
  }
}

module @broadcastInDim {
  func.func public @main(%arg0: tensor<2x3xi1>) -> (tensor<2x4x3xi1>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [0, 2] : (tensor<2x3xi1>) -> tensor<2x4x3xi1>
    return %0 : tensor<2x4x3xi1>
  }
}
