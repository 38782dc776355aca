module @slice {
  func.func public @main(%arg0: tensor<2x3x4xf64>) -> (tensor<1x3x3xf64>) {
    %0 = stablehlo.slice %arg0 [1:2:1, 0:3:1, 1:4:1] : (tensor<2x3x4xf64>) -> tensor<1x3x3xf64>
    return %0 : tensor<1x3x3xf64>
  }
}

module @slice {
  func.func public @main(%arg0: tensor<2x3x4xcomplex<f32>>) -> (tensor<1x3x3xcomplex<f32>>) {
    %0 = stablehlo.slice %arg0 [1:2:1, 0:3:1, 1:4:1] : (tensor<2x3x4xcomplex<f32>>) -> tensor<1x3x3xcomplex<f32>>
    return %0 : tensor<1x3x3xcomplex<f32>>
  }
}

module @slice {
  func.func public @main(%arg0: tensor<2x3x4xi32>) -> (tensor<1x3x3xi32>) {
    %0 = stablehlo.slice %arg0 [1:2:1, 0:3:1, 1:4:1] : (tensor<2x3x4xi32>) -> tensor<1x3x3xi32>
    return %0 : tensor<1x3x3xi32>
  }
}

module @slice {
  func.func public @main(%arg0: tensor<2x3x4xui8>) -> (tensor<1x3x3xui8>) {
    %0 = stablehlo.slice %arg0 [1:2:1, 0:3:1, 1:4:1] : (tensor<2x3x4xui8>) -> tensor<1x3x3xui8>
    return %0 : tensor<1x3x3xui8>
  }
}

module @slice {
  func.func public @main(%arg0: tensor<2x3x4xi1>) -> (tensor<1x3x3xi1>) {
    %0 = stablehlo.slice %arg0 [1:2:1, 0:3:1, 1:4:1] : (tensor<2x3x4xi1>) -> tensor<1x3x3xi1>
    return %0 : tensor<1x3x3xi1>
  }
}
