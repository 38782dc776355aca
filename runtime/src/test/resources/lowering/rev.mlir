module @rev {
  func.func public @main(%arg0: tensor<2x3x4xf64>) -> (tensor<2x3x4xf64>) {
    %0 = stablehlo.reverse %arg0, dims = [0, 2] : tensor<2x3x4xf64>
    return %0 : tensor<2x3x4xf64>
  }
}

module @rev {
  func.func public @main(%arg0: tensor<2x3x4xcomplex<f32>>) -> (tensor<2x3x4xcomplex<f32>>) {
    %0 = stablehlo.reverse %arg0, dims = [0, 2] : tensor<2x3x4xcomplex<f32>>
    return %0 : tensor<2x3x4xcomplex<f32>>
  }
}

module @rev {
  func.func public @main(%arg0: tensor<2x3x4xi32>) -> (tensor<2x3x4xi32>) {
    %0 = stablehlo.reverse %arg0, dims = [0, 2] : tensor<2x3x4xi32>
    return %0 : tensor<2x3x4xi32>
  }
}

module @rev {
  func.func public @main(%arg0: tensor<2x3x4xui8>) -> (tensor<2x3x4xui8>) {
    %0 = stablehlo.reverse %arg0, dims = [0, 2] : tensor<2x3x4xui8>
    return %0 : tensor<2x3x4xui8>
  }
}

module @rev {
  func.func public @main(%arg0: tensor<2x3x4xi1>) -> (tensor<2x3x4xi1>) {
    %0 = stablehlo.reverse %arg0, dims = [0, 2] : tensor<2x3x4xi1>
    return %0 : tensor<2x3x4xi1>
  }
}
