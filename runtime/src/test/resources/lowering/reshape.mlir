module @reshape {
  func.func public @main(%arg0: tensor<2x6xf64>) -> (tensor<3x4xf64>) {
    %0 = stablehlo.reshape %arg0 : (tensor<2x6xf64>) -> tensor<3x4xf64>
    return %0 : tensor<3x4xf64>
  }
}

module @reshape {
  func.func public @main(%arg0: tensor<2x6xcomplex<f32>>) -> (tensor<3x4xcomplex<f32>>) {
    %0 = stablehlo.reshape %arg0 : (tensor<2x6xcomplex<f32>>) -> tensor<3x4xcomplex<f32>>
    return %0 : tensor<3x4xcomplex<f32>>
  }
}

module @reshape {
  func.func public @main(%arg0: tensor<2x6xi32>) -> (tensor<3x4xi32>) {
    %0 = stablehlo.reshape %arg0 : (tensor<2x6xi32>) -> tensor<3x4xi32>
    return %0 : tensor<3x4xi32>
  }
}

module @reshape {
  func.func public @main(%arg0: tensor<2x6xui8>) -> (tensor<3x4xui8>) {
    %0 = stablehlo.reshape %arg0 : (tensor<2x6xui8>) -> tensor<3x4xui8>
    return %0 : tensor<3x4xui8>
  }
}

module @reshape {
  func.func public @main(%arg0: tensor<2x6xi1>) -> (tensor<3x4xi1>) {
    %0 = stablehlo.reshape %arg0 : (tensor<2x6xi1>) -> tensor<3x4xi1>
    return %0 : tensor<3x4xi1>
  }
}
