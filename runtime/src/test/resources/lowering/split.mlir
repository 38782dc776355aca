module @split {
  func.func public @main(%arg0: tensor<2x6xf64>) -> (tensor<2x1xf64>, tensor<2x3xf64>, tensor<2x2xf64>) {
    %0 = stablehlo.slice %arg0 [0:2:1, 0:1:1] : (tensor<2x6xf64>) -> tensor<2x1xf64>
    %1 = stablehlo.slice %arg0 [0:2:1, 1:4:1] : (tensor<2x6xf64>) -> tensor<2x3xf64>
    %2 = stablehlo.slice %arg0 [0:2:1, 4:6:1] : (tensor<2x6xf64>) -> tensor<2x2xf64>
    return %0, %1, %2 : tensor<2x1xf64>, tensor<2x3xf64>, tensor<2x2xf64>
  }
}

module @split {
  func.func public @main(%arg0: tensor<2x6xcomplex<f32>>) -> (tensor<2x1xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x2xcomplex<f32>>) {
    %0 = stablehlo.slice %arg0 [0:2:1, 0:1:1] : (tensor<2x6xcomplex<f32>>) -> tensor<2x1xcomplex<f32>>
    %1 = stablehlo.slice %arg0 [0:2:1, 1:4:1] : (tensor<2x6xcomplex<f32>>) -> tensor<2x3xcomplex<f32>>
    %2 = stablehlo.slice %arg0 [0:2:1, 4:6:1] : (tensor<2x6xcomplex<f32>>) -> tensor<2x2xcomplex<f32>>
    return %0, %1, %2 : tensor<2x1xcomplex<f32>>, tensor<2x3xcomplex<f32>>, tensor<2x2xcomplex<f32>>
  }
}

module @split {
  func.func public @main(%arg0: tensor<2x6xi32>) -> (tensor<2x1xi32>, tensor<2x3xi32>, tensor<2x2xi32>) {
    %0 = stablehlo.slice %arg0 [0:2:1, 0:1:1] : (tensor<2x6xi32>) -> tensor<2x1xi32>
    %1 = stablehlo.slice %arg0 [0:2:1, 1:4:1] : (tensor<2x6xi32>) -> tensor<2x3xi32>
    %2 = stablehlo.slice %arg0 [0:2:1, 4:6:1] : (tensor<2x6xi32>) -> tensor<2x2xi32>
    return %0, %1, %2 : tensor<2x1xi32>, tensor<2x3xi32>, tensor<2x2xi32>
  }
}

module @split {
  func.func public @main(%arg0: tensor<2x6xui8>) -> (tensor<2x1xui8>, tensor<2x3xui8>, tensor<2x2xui8>) {
    %0 = stablehlo.slice %arg0 [0:2:1, 0:1:1] : (tensor<2x6xui8>) -> tensor<2x1xui8>
    %1 = stablehlo.slice %arg0 [0:2:1, 1:4:1] : (tensor<2x6xui8>) -> tensor<2x3xui8>
    %2 = stablehlo.slice %arg0 [0:2:1, 4:6:1] : (tensor<2x6xui8>) -> tensor<2x2xui8>
    return %0, %1, %2 : tensor<2x1xui8>, tensor<2x3xui8>, tensor<2x2xui8>
  }
}

module @split {
  func.func public @main(%arg0: tensor<2x6xi1>) -> (tensor<2x1xi1>, tensor<2x3xi1>, tensor<2x2xi1>) {
    %0 = stablehlo.slice %arg0 [0:2:1, 0:1:1] : (tensor<2x6xi1>) -> tensor<2x1xi1>
    %1 = stablehlo.slice %arg0 [0:2:1, 1:4:1] : (tensor<2x6xi1>) -> tensor<2x3xi1>
    %2 = stablehlo.slice %arg0 [0:2:1, 4:6:1] : (tensor<2x6xi1>) -> tensor<2x2xi1>
    return %0, %1, %2 : tensor<2x1xi1>, tensor<2x3xi1>, tensor<2x2xi1>
  }
}
