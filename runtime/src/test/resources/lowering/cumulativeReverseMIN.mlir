module @cumulativeReverseMIN {
  func.func public @main(%arg0: tensor<5x3xf64>) -> (tensor<5x3xf64>) {
    %0 = stablehlo.reverse %arg0, dims = [1] : tensor<5x3xf64>
    %1 = stablehlo.slice %0 [0:5:1, 0:2:2] : (tensor<5x3xf64>) -> tensor<5x1xf64>
    %2 = stablehlo.slice %0 [0:5:1, 1:3:2] : (tensor<5x3xf64>) -> tensor<5x1xf64>
    %3 = stablehlo.minimum %1, %2 : tensor<5x1xf64>
    %4 = stablehlo.slice %0 [0:5:1, 0:1:1] : (tensor<5x3xf64>) -> tensor<5x1xf64>
    %5 = stablehlo.slice %0 [0:5:1, 2:3:2] : (tensor<5x3xf64>) -> tensor<5x1xf64>
    %6 = stablehlo.minimum %3, %5 : tensor<5x1xf64>
    %7 = stablehlo.concatenate %4, %6, dim = 1 : (tensor<5x1xf64>, tensor<5x1xf64>) -> tensor<5x2xf64>
    %8 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %9 = stablehlo.pad %7, %8, low = [0, 0], high = [0, 0], interior = [0, 1] : (tensor<5x2xf64>, tensor<f64>) -> tensor<5x3xf64>
    %10 = stablehlo.pad %3, %8, low = [0, 1], high = [0, 1], interior = [0, 1] : (tensor<5x1xf64>, tensor<f64>) -> tensor<5x3xf64>
    %11 = stablehlo.add %9, %10 : tensor<5x3xf64>
    %12 = stablehlo.reverse %11, dims = [1] : tensor<5x3xf64>
    return %12 : tensor<5x3xf64>
  }
}

module @cumulativeReverseMIN {
  func.func public @main(%arg0: tensor<4x3xi32>) -> (tensor<4x3xi32>) {
    %0 = stablehlo.reverse %arg0, dims = [1] : tensor<4x3xi32>
    %1 = stablehlo.slice %0 [0:4:1, 0:2:2] : (tensor<4x3xi32>) -> tensor<4x1xi32>
    %2 = stablehlo.slice %0 [0:4:1, 1:3:2] : (tensor<4x3xi32>) -> tensor<4x1xi32>
    %3 = stablehlo.minimum %1, %2 : tensor<4x1xi32>
    %4 = stablehlo.slice %0 [0:4:1, 0:1:1] : (tensor<4x3xi32>) -> tensor<4x1xi32>
    %5 = stablehlo.slice %0 [0:4:1, 2:3:2] : (tensor<4x3xi32>) -> tensor<4x1xi32>
    %6 = stablehlo.minimum %3, %5 : tensor<4x1xi32>
    %7 = stablehlo.concatenate %4, %6, dim = 1 : (tensor<4x1xi32>, tensor<4x1xi32>) -> tensor<4x2xi32>
    %8 = stablehlo.constant dense<0> : tensor<i32>
    %9 = stablehlo.pad %7, %8, low = [0, 0], high = [0, 0], interior = [0, 1] : (tensor<4x2xi32>, tensor<i32>) -> tensor<4x3xi32>
    %10 = stablehlo.pad %3, %8, low = [0, 1], high = [0, 1], interior = [0, 1] : (tensor<4x1xi32>, tensor<i32>) -> tensor<4x3xi32>
    %11 = stablehlo.add %9, %10 : tensor<4x3xi32>
    %12 = stablehlo.reverse %11, dims = [1] : tensor<4x3xi32>
    return %12 : tensor<4x3xi32>
  }
}

module @cumulativeReverseMIN {
  func.func public @main(%arg0: tensor<4x3xui8>) -> (tensor<4x3xui8>) {
    %0 = stablehlo.reverse %arg0, dims = [1] : tensor<4x3xui8>
    %1 = stablehlo.slice %0 [0:4:1, 0:2:2] : (tensor<4x3xui8>) -> tensor<4x1xui8>
    %2 = stablehlo.slice %0 [0:4:1, 1:3:2] : (tensor<4x3xui8>) -> tensor<4x1xui8>
    %3 = stablehlo.minimum %1, %2 : tensor<4x1xui8>
    %4 = stablehlo.slice %0 [0:4:1, 0:1:1] : (tensor<4x3xui8>) -> tensor<4x1xui8>
    %5 = stablehlo.slice %0 [0:4:1, 2:3:2] : (tensor<4x3xui8>) -> tensor<4x1xui8>
    %6 = stablehlo.minimum %3, %5 : tensor<4x1xui8>
    %7 = stablehlo.concatenate %4, %6, dim = 1 : (tensor<4x1xui8>, tensor<4x1xui8>) -> tensor<4x2xui8>
    %8 = stablehlo.constant dense<0> : tensor<ui8>
    %9 = stablehlo.pad %7, %8, low = [0, 0], high = [0, 0], interior = [0, 1] : (tensor<4x2xui8>, tensor<ui8>) -> tensor<4x3xui8>
    %10 = stablehlo.pad %3, %8, low = [0, 1], high = [0, 1], interior = [0, 1] : (tensor<4x1xui8>, tensor<ui8>) -> tensor<4x3xui8>
    %11 = stablehlo.add %9, %10 : tensor<4x3xui8>
    %12 = stablehlo.reverse %11, dims = [1] : tensor<4x3xui8>
    return %12 : tensor<4x3xui8>
  }
}
