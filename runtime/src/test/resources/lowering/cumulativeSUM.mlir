module @cumulativeSUM {
  func.func public @main(%arg0: tensor<5x3xf64>) -> (tensor<5x3xf64>) {
    %0 = stablehlo.slice %arg0 [0:4:2, 0:3:1] : (tensor<5x3xf64>) -> tensor<2x3xf64>
    %1 = stablehlo.slice %arg0 [1:5:2, 0:3:1] : (tensor<5x3xf64>) -> tensor<2x3xf64>
    %2 = stablehlo.add %0, %1 : tensor<2x3xf64>
    %3 = stablehlo.slice %2 [0:1:2, 0:3:1] : (tensor<2x3xf64>) -> tensor<1x3xf64>
    %4 = stablehlo.slice %2 [1:2:2, 0:3:1] : (tensor<2x3xf64>) -> tensor<1x3xf64>
    %5 = stablehlo.add %3, %4 : tensor<1x3xf64>
    %6 = stablehlo.slice %2 [0:1:1, 0:3:1] : (tensor<2x3xf64>) -> tensor<1x3xf64>
    %7 = stablehlo.concatenate %6, %5, dim = 0 : (tensor<1x3xf64>, tensor<1x3xf64>) -> tensor<2x3xf64>
    %8 = stablehlo.slice %arg0 [0:1:1, 0:3:1] : (tensor<5x3xf64>) -> tensor<1x3xf64>
    %9 = stablehlo.slice %arg0 [2:5:2, 0:3:1] : (tensor<5x3xf64>) -> tensor<2x3xf64>
    %10 = stablehlo.add %7, %9 : tensor<2x3xf64>
    %11 = stablehlo.concatenate %8, %10, dim = 0 : (tensor<1x3xf64>, tensor<2x3xf64>) -> tensor<3x3xf64>
    %12 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %13 = stablehlo.pad %11, %12, low = [0, 0], high = [0, 0], interior = [1, 0] : (tensor<3x3xf64>, tensor<f64>) -> tensor<5x3xf64>
    %14 = stablehlo.pad %7, %12, low = [1, 0], high = [1, 0], interior = [1, 0] : (tensor<2x3xf64>, tensor<f64>) -> tensor<5x3xf64>
    %15 = stablehlo.add %13, %14 : tensor<5x3xf64>
    return %15 : tensor<5x3xf64>
  }
}

module @cumulativeSUM {
  func.func public @main(%arg0: tensor<4x3xi32>) -> (tensor<4x3xi32>) {
    %0 = stablehlo.slice %arg0 [0:3:2, 0:3:1] : (tensor<4x3xi32>) -> tensor<2x3xi32>
    %1 = stablehlo.slice %arg0 [1:4:2, 0:3:1] : (tensor<4x3xi32>) -> tensor<2x3xi32>
    %2 = stablehlo.add %0, %1 : tensor<2x3xi32>
    %3 = stablehlo.slice %2 [0:1:2, 0:3:1] : (tensor<2x3xi32>) -> tensor<1x3xi32>
    %4 = stablehlo.slice %2 [1:2:2, 0:3:1] : (tensor<2x3xi32>) -> tensor<1x3xi32>
    %5 = stablehlo.add %3, %4 : tensor<1x3xi32>
    %6 = stablehlo.slice %2 [0:1:1, 0:3:1] : (tensor<2x3xi32>) -> tensor<1x3xi32>
    %7 = stablehlo.concatenate %6, %5, dim = 0 : (tensor<1x3xi32>, tensor<1x3xi32>) -> tensor<2x3xi32>
    %8 = stablehlo.slice %arg0 [0:1:1, 0:3:1] : (tensor<4x3xi32>) -> tensor<1x3xi32>
    %9 = stablehlo.slice %7 [0:1:1, 0:3:1] : (tensor<2x3xi32>) -> tensor<1x3xi32>
    %10 = stablehlo.slice %arg0 [2:4:2, 0:3:1] : (tensor<4x3xi32>) -> tensor<1x3xi32>
    %11 = stablehlo.add %9, %10 : tensor<1x3xi32>
    %12 = stablehlo.concatenate %8, %11, dim = 0 : (tensor<1x3xi32>, tensor<1x3xi32>) -> tensor<2x3xi32>
    %13 = stablehlo.constant dense<0> : tensor<i32>
    %14 = stablehlo.pad %12, %13, low = [0, 0], high = [1, 0], interior = [1, 0] : (tensor<2x3xi32>, tensor<i32>) -> tensor<4x3xi32>
    %15 = stablehlo.pad %7, %13, low = [1, 0], high = [0, 0], interior = [1, 0] : (tensor<2x3xi32>, tensor<i32>) -> tensor<4x3xi32>
    %16 = stablehlo.add %14, %15 : tensor<4x3xi32>
    return %16 : tensor<4x3xi32>
  }
}

module @cumulativeSUM {
  func.func public @main(%arg0: tensor<4x3xui8>) -> (tensor<4x3xui8>) {
    %0 = stablehlo.slice %arg0 [0:3:2, 0:3:1] : (tensor<4x3xui8>) -> tensor<2x3xui8>
    %1 = stablehlo.slice %arg0 [1:4:2, 0:3:1] : (tensor<4x3xui8>) -> tensor<2x3xui8>
    %2 = stablehlo.add %0, %1 : tensor<2x3xui8>
    %3 = stablehlo.slice %2 [0:1:2, 0:3:1] : (tensor<2x3xui8>) -> tensor<1x3xui8>
    %4 = stablehlo.slice %2 [1:2:2, 0:3:1] : (tensor<2x3xui8>) -> tensor<1x3xui8>
    %5 = stablehlo.add %3, %4 : tensor<1x3xui8>
    %6 = stablehlo.slice %2 [0:1:1, 0:3:1] : (tensor<2x3xui8>) -> tensor<1x3xui8>
    %7 = stablehlo.concatenate %6, %5, dim = 0 : (tensor<1x3xui8>, tensor<1x3xui8>) -> tensor<2x3xui8>
    %8 = stablehlo.slice %arg0 [0:1:1, 0:3:1] : (tensor<4x3xui8>) -> tensor<1x3xui8>
    %9 = stablehlo.slice %7 [0:1:1, 0:3:1] : (tensor<2x3xui8>) -> tensor<1x3xui8>
    %10 = stablehlo.slice %arg0 [2:4:2, 0:3:1] : (tensor<4x3xui8>) -> tensor<1x3xui8>
    %11 = stablehlo.add %9, %10 : tensor<1x3xui8>
    %12 = stablehlo.concatenate %8, %11, dim = 0 : (tensor<1x3xui8>, tensor<1x3xui8>) -> tensor<2x3xui8>
    %13 = stablehlo.constant dense<0> : tensor<ui8>
    %14 = stablehlo.pad %12, %13, low = [0, 0], high = [1, 0], interior = [1, 0] : (tensor<2x3xui8>, tensor<ui8>) -> tensor<4x3xui8>
    %15 = stablehlo.pad %7, %13, low = [1, 0], high = [0, 0], interior = [1, 0] : (tensor<2x3xui8>, tensor<ui8>) -> tensor<4x3xui8>
    %16 = stablehlo.add %14, %15 : tensor<4x3xui8>
    return %16 : tensor<4x3xui8>
  }
}
