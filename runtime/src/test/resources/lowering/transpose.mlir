module @transpose {
  func.func public @main(%arg0: tensor<2x3x4xf64>) -> (tensor<4x2x3xf64>) {
    %0 = stablehlo.transpose %arg0, dims = [2, 0, 1] : (tensor<2x3x4xf64>) -> tensor<4x2x3xf64>
    return %0 : tensor<4x2x3xf64>
  }
}

module @transpose {
  func.func public @main(%arg0: tensor<2x3x4xcomplex<f32>>) -> (tensor<4x2x3xcomplex<f32>>) {
    %0 = stablehlo.transpose %arg0, dims = [2, 0, 1] : (tensor<2x3x4xcomplex<f32>>) -> tensor<4x2x3xcomplex<f32>>
    return %0 : tensor<4x2x3xcomplex<f32>>
  }
}

module @transpose {
  func.func public @main(%arg0: tensor<2x3x4xi32>) -> (tensor<4x2x3xi32>) {
    %0 = stablehlo.transpose %arg0, dims = [2, 0, 1] : (tensor<2x3x4xi32>) -> tensor<4x2x3xi32>
    return %0 : tensor<4x2x3xi32>
  }
}

module @transpose {
  func.func public @main(%arg0: tensor<2x3x4xui8>) -> (tensor<4x2x3xui8>) {
    %0 = stablehlo.transpose %arg0, dims = [2, 0, 1] : (tensor<2x3x4xui8>) -> tensor<4x2x3xui8>
    return %0 : tensor<4x2x3xui8>
  }
}

module @transpose {
  func.func public @main(%arg0: tensor<2x3x4xi1>) -> (tensor<4x2x3xi1>) {
    %0 = stablehlo.transpose %arg0, dims = [2, 0, 1] : (tensor<2x3x4xi1>) -> tensor<4x2x3xi1>
    return %0 : tensor<4x2x3xi1>
  }
}
