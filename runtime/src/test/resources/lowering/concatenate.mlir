module @concatenate {
  func.func public @main(%arg0: tensor<2x1xf64>, %arg1: tensor<2x3xf64>, %arg2: tensor<2x2xf64>) -> (tensor<2x6xf64>) {
    %0 = stablehlo.concatenate %arg0, %arg1, %arg2, dim = 1 : (tensor<2x1xf64>, tensor<2x3xf64>, tensor<2x2xf64>) -> tensor<2x6xf64>
    return %0 : tensor<2x6xf64>
  }
}

module @concatenate {
  func.func public @main(%arg0: tensor<2x1xcomplex<f32>>, %arg1: tensor<2x3xcomplex<f32>>, %arg2: tensor<2x2xcomplex<f32>>) -> (tensor<2x6xcomplex<f32>>) {
    %0 = stablehlo.concatenate %arg0, %arg1, %arg2, dim = 1 : (tensor<2x1xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x2xcomplex<f32>>) -> tensor<2x6xcomplex<f32>>
    return %0 : tensor<2x6xcomplex<f32>>
  }
}

module @concatenate {
  func.func public @main(%arg0: tensor<2x1xi32>, %arg1: tensor<2x3xi32>, %arg2: tensor<2x2xi32>) -> (tensor<2x6xi32>) {
    %0 = stablehlo.concatenate %arg0, %arg1, %arg2, dim = 1 : (tensor<2x1xi32>, tensor<2x3xi32>, tensor<2x2xi32>) -> tensor<2x6xi32>
    return %0 : tensor<2x6xi32>
  }
}

module @concatenate {
  func.func public @main(%arg0: tensor<2x1xui8>, %arg1: tensor<2x3xui8>, %arg2: tensor<2x2xui8>) -> (tensor<2x6xui8>) {
    %0 = stablehlo.concatenate %arg0, %arg1, %arg2, dim = 1 : (tensor<2x1xui8>, tensor<2x3xui8>, tensor<2x2xui8>) -> tensor<2x6xui8>
    return %0 : tensor<2x6xui8>
  }
}

module @concatenate {
  func.func public @main(%arg0: tensor<2x1xi1>, %arg1: tensor<2x3xi1>, %arg2: tensor<2x2xi1>) -> (tensor<2x6xi1>) {
    %0 = stablehlo.concatenate %arg0, %arg1, %arg2, dim = 1 : (tensor<2x1xi1>, tensor<2x3xi1>, tensor<2x2xi1>) -> tensor<2x6xi1>
    return %0 : tensor<2x6xi1>
  }
}
