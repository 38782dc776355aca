module @squeeze {
  func.func public @main(%arg0: tensor<1x3x1x2xf64>) -> (tensor<3x2xf64>) {
    %0 = stablehlo.reshape %arg0 : (tensor<1x3x1x2xf64>) -> tensor<3x2xf64>
    return %0 : tensor<3x2xf64>
  }
}

module @squeeze {
  func.func public @main(%arg0: tensor<1x3x1x2xcomplex<f32>>) -> (tensor<3x2xcomplex<f32>>) {
    %0 = stablehlo.reshape %arg0 : (tensor<1x3x1x2xcomplex<f32>>) -> tensor<3x2xcomplex<f32>>
    return %0 : tensor<3x2xcomplex<f32>>
  }
}

module @squeeze {
  func.func public @main(%arg0: tensor<1x3x1x2xi32>) -> (tensor<3x2xi32>) {
    %0 = stablehlo.reshape %arg0 : (tensor<1x3x1x2xi32>) -> tensor<3x2xi32>
    return %0 : tensor<3x2xi32>
  }
}

module @squeeze {
  func.func public @main(%arg0: tensor<1x3x1x2xui8>) -> (tensor<3x2xui8>) {
    %0 = stablehlo.reshape %arg0 : (tensor<1x3x1x2xui8>) -> tensor<3x2xui8>
    return %0 : tensor<3x2xui8>
  }
}

module @squeeze {
  func.func public @main(%arg0: tensor<1x3x1x2xi1>) -> (tensor<3x2xi1>) {
    %0 = stablehlo.reshape %arg0 : (tensor<1x3x1x2xi1>) -> tensor<3x2xi1>
    return %0 : tensor<3x2xi1>
  }
}
